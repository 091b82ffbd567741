"""Running the bot for an office: who is let in, groups, documents sent to it, figures, privacy."""

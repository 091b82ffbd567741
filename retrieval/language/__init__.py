"""The language side of a question: its language, names, spelling, and Vietnamese words for its English ones."""

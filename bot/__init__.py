"""How people reach the assistant: Telegram and the terminal, over one conversation."""

"""Which documents a question means: by number, by title, by description."""

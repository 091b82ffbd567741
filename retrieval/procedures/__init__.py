"""Which administrative procedure a question means, and which part of it."""

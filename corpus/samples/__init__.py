"""The sample library of the invented province Sông Thương, and what makes it."""

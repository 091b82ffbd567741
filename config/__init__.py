"""Settings and the error family: what every other package may import."""

"""One composer a kind of question, all over the same evidence and the same register."""

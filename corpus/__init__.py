"""What the documents say: readers, structure, references, the register."""

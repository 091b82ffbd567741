"""Which sentences answer: candidates skimmed, read closely, and held to the conditions of the question."""

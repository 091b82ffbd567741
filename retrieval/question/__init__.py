"""What a question asks: from words as typed to a query."""

"""How a question becomes an answer with its citations, or an honest silence."""

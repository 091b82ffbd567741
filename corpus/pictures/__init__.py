"""Pages of documents as pictures, with a paragraph marked."""

"""From the blocks of a file to paragraphs that can be cited."""

"""How paragraphs are found: lexical and dense indexes, published as snapshots."""

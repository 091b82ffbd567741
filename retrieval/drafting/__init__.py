"""Tools for the person who drafts: the check of a draft, a basis from a subject, comparison, timeline, lists."""

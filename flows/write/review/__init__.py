"""The review pages: every page with its facts in place, to look at and to mark, from disk."""

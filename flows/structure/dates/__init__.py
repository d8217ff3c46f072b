"""Dates and periods, resolved against the article's own clock."""

"""Validate tables: the row gate, the run gate, and checks between the numbers of a text."""

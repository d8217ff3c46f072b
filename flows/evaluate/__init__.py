"""Evaluation: what the pure stages find on pages with gold, counted field by field."""

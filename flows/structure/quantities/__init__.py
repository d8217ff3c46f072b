"""Quantities: numbers with their unit, on top of one module of numerals."""

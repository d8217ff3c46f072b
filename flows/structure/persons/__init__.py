"""Persons: names beside a position, resolved to one canonical name an article."""

"""Initiatives: the named analyses, projects, services … that a body carries out."""

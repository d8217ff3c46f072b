"""Benchmarks: invented pages in, pages per CPU second out."""

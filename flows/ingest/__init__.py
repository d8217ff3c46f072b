"""Read inputs: files of a format become pages with a canonical text."""

"""Bodies and places: who and where an article names, by registry, by shape and by reference."""

"""Structure articles: facts with the characters they came from, and claims bound to scope."""

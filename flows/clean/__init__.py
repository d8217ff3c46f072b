"""Clean pages: every character gets one role, and articles are told from page chrome."""

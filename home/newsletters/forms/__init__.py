"""Forms of the newsletter: of those who write it, and of those who get it."""

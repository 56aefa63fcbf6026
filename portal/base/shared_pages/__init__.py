"""Pages that look the same for everybody who is not signed in: validators, and one copy for all (docs/cache.md)."""

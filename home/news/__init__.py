"""News of the region."""

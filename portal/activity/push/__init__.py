"""Web push: by choice, to one's own devices, without a word of what was written."""

"""Template tags of the results page."""

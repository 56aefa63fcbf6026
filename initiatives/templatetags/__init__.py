"""What the templates of the showcase need beyond the components of the look."""

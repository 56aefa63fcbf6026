"""Supporting and commenting; each answers with the page where it happened."""

"""Topics, municipalities, place fields and the areas of the managers."""

"""The showcase for everybody: initiatives, stories, ideas, calls and the map."""

"""The showcase for everybody: initiatives, stories, calls, the directory and the map."""

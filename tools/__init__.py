"""Scripts behind the Makefile: they run on the system's Python with its standard library alone."""

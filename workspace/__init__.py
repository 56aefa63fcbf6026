"""Group work for registered projects; closed to anonymous visitors by default."""

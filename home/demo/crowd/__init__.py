"""As many initiatives as a large portal has, with the rest in proportion; made up from a fixed seed."""

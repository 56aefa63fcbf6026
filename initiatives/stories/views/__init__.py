"""What visitors do with stories besides reading them."""

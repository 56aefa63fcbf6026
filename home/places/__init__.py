"""A page for each municipality and each topic, made of all that is about it."""

"""Polls by which people decide: asked in a project, or of everybody."""

"""Factories for every model, a module for each app."""

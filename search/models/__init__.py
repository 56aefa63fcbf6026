"""The rows of the search."""

from search.models.entries import SearchEntry

__all__ = ["SearchEntry"]

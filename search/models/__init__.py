"""The rows of the search."""

from search.models.entries import SearchEntry
from search.models.unsent import Unsent

__all__ = ["SearchEntry", "Unsent"]

"""The rows of the search."""

from search.models.empty_searches import EmptySearch
from search.models.entries import SearchEntry
from search.models.fillings import Filling
from search.models.promotions import Promotion
from search.models.saved_searches import SavedSearch
from search.models.synonyms import Synonym
from search.models.unsent import Unsent
from search.models.word_lists import WordList

__all__ = ["EmptySearch", "Filling", "Promotion", "SavedSearch", "SearchEntry", "Synonym", "Unsent", "WordList"]

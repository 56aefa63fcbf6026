"""What the index holds of a text."""

from search.language.words import analysed, without_endings, words_in


def words_of(text: str, language: str) -> str:
    """The words as they follow each other, for phrases, and behind them what is within compounds.

    All engines get the same, separated by spaces, in small letters and digits.
    """
    words = [analysed(found[0], language) for found in words_in(without_endings(text))]
    within = dict.fromkeys(part for word in words for part in word.within)
    return " ".join([*(word.whole for word in words if word.whole), *within])

"""Who else has a part in an idea: its supports and comments."""

from initiatives.ideas.models import Idea
from portal.comments.querysets import counts_of


def has_voices(idea: Idea) -> bool:
    """Whether anybody stands behind it, or has said something to it."""
    counts = counts_of(Idea, [idea.pk]).get(idea.pk)
    return counts is not None and bool(counts.supports or counts.comments)

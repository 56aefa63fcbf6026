"""Who else has a part in an idea: its supports and comments."""

from initiatives.ideas.models import Idea
from portal.comments.querysets import counts_of


def has_voices(idea: Idea) -> bool:
    """Whether anybody else stands behind it, helps with it or has said something to it."""
    if idea.helpers.exclude(user=idea.author).exists():
        return True
    counts = counts_of(Idea, [idea.pk]).get(idea.pk)
    return counts is not None and bool(counts.supports or counts.comments)

"""Threads with their numbers, supports, comments and what they said before."""

from portal.comments.models.comments import Comment, CommentVersion
from portal.comments.models.threads import Support, Thread

__all__ = ["Comment", "CommentVersion", "Support", "Thread"]

"""A discussion as it is now, under the lock of its project: so each number is given once."""

from workspace.discussions.errors import DiscussionError
from workspace.discussions.models import Reply, Topic
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold


def held(topic: Topic, membership: Membership) -> Topic:
    """Errors: ProjectError where somebody has deleted it, or the project was closed."""
    project = hold(membership)
    now = Topic.objects.standing().filter(pk=topic.pk, project=project).first()
    if now is None:
        raise DiscussionError.gone()
    now.project = project
    return now


def reply_held(reply: Reply, membership: Membership) -> Reply:
    """One that stands. Errors: ProjectError."""
    topic = held(reply.topic, membership)
    now = topic.replies.standing().filter(pk=reply.pk).first()
    if now is None:
        raise DiscussionError.reply_gone()
    now.topic = topic
    return now

"""The addresses of a poll and of what is done with it, by the name of the view."""

from django.urls import reverse

from workspace.polls.decisions.models import Poll


def inner_address(name: str, poll: Poll) -> str:
    """In the workspace of its project."""
    return reverse(f"workspace:polls:decisions:{name}", args=[poll.project.slug if poll.project else "", poll.pk])


def outer_address(name: str, poll: Poll) -> str:
    """For everybody."""
    return reverse(f"polls:{name}", args=[poll.pk])

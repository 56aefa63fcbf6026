"""Polls can be followed and muted, by whoever may see them."""

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.polls.decisions.models import Poll

POLLS = Followable(
    name="umfrage",
    label=_("Polls"),
    icon="ui-checks",
    model=Poll,
    visible_to=lambda user: Poll.objects.visible_to(user).select_related("project"),
    url=lambda poll: poll.public_url if poll.is_for_everybody else poll.inner_url,
    order=62,
)

"""Discussions can be followed, by whoever may read them."""

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.discussions.models import Topic

DISCUSSIONS = Followable(
    name="diskussion",
    label=_("Discussions"),
    icon="chat-dots",
    model=Topic,
    visible_to=lambda user: Topic.objects.visible_to(user).select_related("project"),
    order=60,
)

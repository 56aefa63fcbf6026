"""Ideas can be followed."""

from django.utils.translation import gettext_lazy as _

from initiatives.ideas.models import Idea
from portal.activity.followables import Followable

IDEAS = Followable(
    name="idee",
    label=_("Ideas"),
    icon="lightbulb",
    model=Idea,
    visible_to=Idea.objects.visible_to,
    order=30,
)

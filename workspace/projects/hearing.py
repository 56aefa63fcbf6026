"""Projects as something of which one hears: how, is chosen for each; they can be followed from outside, and muted."""

from django.utils.translation import gettext_lazy as _

from portal.activity.choices import Group
from portal.activity.followables import Followable
from portal.activity.scopes import ScopeKind
from workspace.projects.models import Project

HEARD = ScopeKind(
    name="projekt",
    label=_("Projects"),
    model=Project,
    of=lambda user: Project.objects.of(user).order_by("name").only("name"),
    groups=(Group.PROJECTS, Group.COMMENTS),
)

FOLLOWED = Followable(
    name="projekt",
    label=_("Projects"),
    icon="people",
    model=Project,
    visible_to=Project.objects.visible_to,
    order=15,
)

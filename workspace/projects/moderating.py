"""Requested projects on the desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.moderation.kinds import Moderated
from workspace.projects.choices import Status
from workspace.projects.models import Project
from workspace.projects.services import deciding


def text_of(project: Project) -> str:
    """What the public page says; nothing of the workspace."""
    return "\n\n".join(part for part in (project.summary, project.plan, project.needs) if part)


def edit_url(project: Project) -> str:
    return reverse("wagtailadmin_pages:edit", args=[project.page_id]) if project.page_id else ""


PROJECTS = Moderated(
    name="projekt",
    model=Project,
    label=_("Project"),
    title=str,
    text=text_of,
    url=lambda project: project.get_absolute_url(),
    author=lambda project: project.founder,
    municipality_id=lambda project: project.municipality_id,
    visible_to=Project.objects.visible_to,
    is_hidden=lambda project: False,
    waits=lambda project: project.waits,
    is_refused=lambda project: project.status == Status.DECLINED,
    approve=lambda project, *, actor: deciding.approve(project=project, actor=actor),
    ask_back=lambda project, *, actor, reason: deciding.ask_back(project=project, actor=actor, reason=reason),
    refuse=lambda project, *, actor, reason: deciding.decline(project=project, actor=actor, reason=reason),
    edit_url=edit_url,
)

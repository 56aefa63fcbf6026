"""Requested projects on the desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.moderation.kinds import Moderated
from portal.moderation.models import Case
from workspace.projects.choices import Status
from workspace.projects.models import Project
from workspace.projects.services import deciding
from workspace.projects.services.reporting import case_from_inside


def text_of(project: Project) -> str:
    """What the public page says; nothing of the workspace."""
    return "\n\n".join(part for part in (project.summary, project.plan, project.needs) if part)


def ways(case: Case) -> list[tuple[str, str]]:
    """Into the workspace, after a report from inside."""
    project = case.target
    if not isinstance(project, Project) or case_from_inside(project) != case:
        return []
    return [(reverse("projects:inspect", args=[project.slug]), _("Look into the workspace"))]


def edit_url(project: Project) -> str:
    return reverse("wagtailadmin_pages:edit", args=[project.page_id]) if project.page_id else ""


PROJECTS = Moderated(
    name="projekt",
    model=Project,
    label=gettext_lazy("Project"),
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
    of_person=Project.objects.of,
    is_of_many=lambda project: True,
    ways=ways,
)

"""Texts that begin with a template, and the templates of a project."""

from django.db import transaction

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership, Project
from workspace.projects.services.holding import hold
from workspace.texts.beginnings import begun, filled
from workspace.texts.document import from_markdown, reading
from workspace.texts.document.incoming import without_pictures
from workspace.texts.document.to_markdown import markdown
from workspace.texts.errors import TextError
from workspace.texts.filling import values_for
from workspace.texts.models import Template, Text
from workspace.texts.services import bringing, storing

MOST = 50


def begin_with_ours(*, membership: Membership, key: str) -> Text:
    """One that the portal brings along. Errors: KeyError, BlockedError, ProjectError."""
    title, root = begun(key, values_for(membership))
    return bringing.begin_with(membership=membership, title=title, root=root)


def begin_with(*, membership: Membership, template: Template) -> Text:
    """One of the project. Errors: BlockedError, ProjectError."""
    root = filled(from_markdown.read(template.source), values_for(membership))
    return bringing.begin_with(membership=membership, title=template.name, root=root)


@transaction.atomic
def remember(*, text: Text, membership: Membership, name: str) -> Template:
    """What is written in a text now becomes a template. Errors: BlockedError, ProjectError, TextError."""
    require_not_blocked(membership.user)
    project: Project = hold(membership)
    if project.text_templates.count() >= MOST:
        raise TextError.too_many_templates(MOST)
    root, _pictures = without_pictures(reading.read(storing.load(text)))
    return project.text_templates.create(name=name, source=markdown(root), made_by=membership.user)


@transaction.atomic
def forget(*, template: Template, membership: Membership) -> None:
    """Errors: ProjectError."""
    hold(membership)
    template.delete()

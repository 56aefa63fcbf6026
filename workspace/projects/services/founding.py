"""From the three steps to a project with its workspace, and to the draft of its public page."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.html import linebreaks
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from initiatives.ideas.permissions import may_start
from initiatives.ideas.services.helping import start_project
from initiatives.models import InitiativeIndexPage, InitiativePage
from initiatives.stories.models import Copy
from initiatives.stories.places import Place
from initiatives.stories.services import copy_story
from portal.accounts.models import User
from portal.base.slugs import slug_of
from portal.moderation.services.blocking import require_not_blocked
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why
from workspace.projects import blueprints, rooms, tasks
from workspace.projects.choices import Role
from workspace.projects.happenings import record
from workspace.projects.models import Membership, Project, Start
from workspace.projects.services.inviting import invite

NO_COLUMNS = {"topics", "addresses", "outside"}
RESERVED = {"neu", "einladung", "staffelstab"}
"""Addresses of their own under `/projekte/`."""


@transaction.atomic
def found(*, start: Start, answers: dict[str, Any], actor: User) -> Project | None:  # Any: cleaned fields
    """The project, with its founder as admin and lead; nothing where the same start was sent a moment ago.

    Errors: BlockedError. `answers` are the cleaned fields of all three steps.
    """
    require_not_blocked(actor)
    held = Start.objects.select_for_update().filter(pk=start.pk).first()
    if held is None:
        return None
    columns = {name: value for name, value in answers.items() if name not in NO_COLUMNS}
    project = Project(founder=actor, idea=start.idea, story=start.story, rooms_off=rooms.off_at_first(), **columns)
    project.slug = _free_slug(project.name)
    project.save()
    project.topics.set(answers["topics"])
    membership = Membership.objects.create(project=project, user=actor, role=Role.ADMIN, is_lead=True)
    record(project, "founded", actor=actor, title=project.name)
    draft_page(project, actor)
    if project.page is not None:
        _into_workflow(project.page, actor)
    _credit(project, actor)
    blueprints.apply(project, actor=actor)
    invite(membership=membership, addresses=answers["addresses"])
    held.delete()
    open_case(target=project, why=Why("submitted"), opened_by=actor)
    transaction.on_commit(partial(tasks.welcome.enqueue, project.pk))
    return project


@transaction.atomic
def submit_again(*, project: Project, actor: User) -> None:
    """After the managers have asked back: the page goes to them once more. Pressing twice is as once."""
    now = Project.objects.select_for_update(of=("self",)).select_related("page").get(pk=project.pk)
    if now.asked_back_at is None or now.page is None:
        return
    require_not_blocked(actor)
    now.asked_back_at = None
    now.save(update_fields=["asked_back_at"])
    state = now.page.current_workflow_state
    if state is not None:
        state.resume(user=actor)
    else:
        _into_workflow(now.page, actor)
    open_case(target=now, why=Why("again"), opened_by=actor)


def draft_page(project: Project, actor: User) -> None:
    """A Wagtail draft among the initiatives, where there is a directory."""
    parent = _directory()
    if parent is None:
        return
    wanted = slug_of(project.name) or project.slug
    page = InitiativePage(
        title=project.name,
        slug=find_available_slug(parent, wanted),
        introduction=project.summary,
        kind=InitiativePage.Kind.PROJECT,
        status=InitiativePage.Status.STARTING,
        since=timezone.localdate(),
        wants_people=project.wants_people,
        municipality=project.municipality,
        place_name=project.place_name,
        latitude=project.latitude,
        longitude=project.longitude,
        contact_name=actor.get_short_name(),
        contact_email=actor.email,
        owner=actor,
        live=False,
    )
    text = "\n\n".join(part for part in (project.plan, project.needs) if part)
    if text:
        page.body = [("text", RichText(linebreaks(text, autoescape=True)))]  # type: ignore[assignment]  # as Wagtail takes it
    parent.add_child(instance=page)
    page.topics.set(project.topics.all())
    page.save()
    log(instance=page, action="wagtail.create", user=actor, content_changed=True)
    page.save_revision(user=actor)
    project.page = page
    project.save(update_fields=["page"])


def _free_slug(name: str) -> str:
    """Names may be alike, addresses not; a name that no address can be made of is called “projekt”."""
    wanted = slug_of(name)[:120] or "projekt"
    taken = RESERVED | set(Project.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)


def _directory() -> InitiativeIndexPage | None:
    """In the language in which the person writes, else in the portal's main one."""
    directories = InitiativeIndexPage.objects.select_related("locale").order_by("path")
    languages = [translation.get_language(), settings.LANGUAGE_CODE]
    found_in = {each.locale.language_code: each for each in reversed(directories)}
    return next((found_in[language] for language in languages if language in found_in), None)


def _into_workflow(page: InitiativePage, actor: User) -> None:
    """Where an administrator has taken every workflow away, the desk alone decides."""
    workflow = page.get_workflow()
    if workflow is not None:
        workflow.start(page, actor)


def _credit(project: Project, actor: User) -> None:
    """Both ways: the idea is taken up by this project, and the story is done here, too."""
    if project.idea is not None and project.idea.started_by_id is None and may_start(actor, project.idea):
        start_project(idea=project.idea, text=project.summary, actor=actor)
    if project.story is not None and not Copy.objects.of(project.story).by(actor).exists():
        place = Place(municipality=project.municipality, name="" if project.municipality else project.place_name)
        copy_story(story=project.story, place=place, group=project.name, message="", actor=actor)

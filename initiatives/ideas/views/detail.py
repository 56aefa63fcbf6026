"""The page of an idea."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from initiatives.ideas import permissions
from initiatives.ideas.choices import Status
from initiatives.ideas.forms.changes import HelpForm
from initiatives.ideas.models import Amendment, Helper, Idea, IdeaPicture, IdeaSettings, Step
from initiatives.ideas.querysets import IdeaQuerySet
from initiatives.ideas.services.life import undoable_step
from initiatives.ideas.services.writing import comes_too_late
from initiatives.ideas.timeline import told
from initiatives.ideas.views.lists import alike_to_idea
from initiatives.starting import start_url
from portal.accounts.models import User
from portal.activity.bell.counting import look_at
from portal.base.pictures import pictures_with_keys
from portal.base.prepared import prepared
from portal.base.seo import ViewHead
from portal.moderation.models import Case
from portal.regions.permissions import is_manager


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen_by(request.user, pk)
    if not found:
        return redirect(_merged_into_or_404(pk), permanent=False)
    (idea,) = found
    if idea.merged_into is not None and not permissions.may_manage(request.user, idea):
        return redirect(idea.merged_into, permanent=False)
    look_at(request, idea)
    pictures = _pictures_of(idea)
    alike = alike_to_idea(idea) if idea.is_listed else []
    settings = IdeaSettings.load()
    helpers, steps = _helpers(idea.pk), _steps_for(request, idea)
    _fill_in_people(idea, helpers, steps)
    context: dict[str, Any] = {  # Any: what templates take
        "idea": idea,
        "pictures": pictures,
        "steps": steps,
        "amendments": _amendments_for(request, idea),
        "helpers": helpers,
        "shows_overdue": idea.is_overdue and settings.shows_overdue,
        "alike": alike,
        "seo": ViewHead(
            title=idea.title, introduction=idea.text[:200], picture=pictures[0].image if pictures else None
        ),
        "noindex": not idea.is_listed,
        **_for_the_reader(request, idea, helpers),
    }
    return render(request, "initiatives/ideas/detail.html", context)


def _seen_by(user: Any, pk: int) -> list[Idea]:  # Any: users and anonymous visitors
    """`visible_to`: the idea, if it is."""
    if not user.is_authenticated:
        return _public(pk)
    if not user.is_superuser and not is_manager(user):
        return _public_or_by(user.pk, pk)
    return list(Idea.objects.visible_to(user).for_its_page().filter(pk=pk))


@prepared
def _public(pk: int) -> IdeaQuerySet:
    return Idea.objects.public().for_its_page().filter(pk=pk)


@prepared
def _public_or_by(user: int, pk: int) -> IdeaQuerySet:
    return Idea.objects.public_or_by(user).for_its_page().filter(pk=pk)


@prepared
def _pictures(idea: int) -> QuerySet[IdeaPicture]:
    return IdeaPicture.objects.filter(idea=idea).order_by("pk")


@prepared
def _helpers(idea: int) -> QuerySet[Helper]:
    return Helper.objects.filter(idea=idea)


@prepared
def _steps(idea: int) -> QuerySet[Step]:
    return Step.objects.filter(idea=idea)


@prepared
def _people(pks: Collection[int]) -> QuerySet[User]:
    """Their names."""
    return User.objects.filter(pk__in=pks).only("name", "email")


def _pictures_of(idea: Idea) -> list[IdeaPicture]:
    pictures = _pictures(idea.pk)
    known = pictures_with_keys([picture.image_id for picture in pictures])
    for picture in pictures:
        if picture.image_id in known:
            picture.image = known[picture.image_id]
    return pictures


def _merged_into_or_404(pk: int) -> Idea:
    """Whither those are led who may not see the idea that became part of this one."""
    return get_object_or_404(Idea, merged=pk)


def _fill_in_people(idea: Idea, helpers: list[Helper], steps: list[Step]) -> None:
    """All that are named on the page, in one query."""
    official = [step for step in steps if step.is_official and step.text]
    named = [
        *((idea, name) for name in ("author", "responsible", "started_by")),
        *((helper, "user") for helper in helpers),
        *((step, "actor") for step in official),
    ]
    people = {user.pk: user for user in _people({getattr(row, f"{name}_id") for row, name in named} - {None})}
    for row, name in named:
        setattr(row, name, people.get(getattr(row, f"{name}_id")))


def _amendments_for(request: HttpRequest, idea: Idea) -> list[Amendment]:
    """What was never changed after it was submitted has none."""
    if idea.edited_at is None or not (idea.is_public or permissions.may_manage(request.user, idea)):
        return []
    return list(idea.amendments.all())


def _steps_for(request: HttpRequest, idea: Idea) -> list[Step]:
    """The public timeline; the author and the managers see also what came before it."""
    insider = permissions.is_author(request.user, idea) or permissions.may_manage(request.user, idea)
    return told(step for step in _steps(idea.pk) if insider or step.is_public)


def _for_the_reader(request: HttpRequest, idea: Idea, helpers: list[Helper]) -> dict[str, Any]:  # Any: as above
    user = request.user
    manages = permissions.may_manage(user, idea)
    mine = next((each for each in helpers if each.user_id == user.pk), None)
    may_start = permissions.may_start(user, idea, helps=mine is not None)
    return {
        "is_author": permissions.is_author(user, idea),
        "manages": manages,
        "case": Case.objects.for_manager(user).open().of(idea).first() if permissions.may_inspect(user, idea) else None,
        "may_edit": permissions.may_edit(user, idea) or permissions.may_correct(user, idea),
        "may_submit": permissions.may_submit(user, idea),
        "became_part_of_it": list(idea.merged.all()) if manages else [],
        "missed_campaign": comes_too_late(idea),
        "may_withdraw": permissions.may_withdraw(user, idea),
        "may_delete": permissions.may_delete(user, idea),
        "may_change_status": permissions.may_change_status(user, idea),
        "may_distinguish": permissions.may_distinguish(user, idea),
        "may_undo": manages and undoable_step(idea) is not None,
        "start_url": start_url(idea=idea) if idea.started_by_id is None and may_start else "",
        "may_give_up": idea.started_by_id == user.pk and idea.status == Status.TAKEN_UP and user.is_authenticated,
        "mine": mine,
        "help_form": _help_form(mine) if idea.is_alive and user.is_authenticated else None,
    }


def _help_form(mine: Helper | None) -> HelpForm:
    return HelpForm(initial={"can_do": mine.can_do if mine else ""}, auto_id="help_%s")

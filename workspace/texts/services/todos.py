"""Lines of a text become tasks, or whatever the project keeps track with."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from workspace.projects.choices import Role
from workspace.projects.models import Membership
from workspace.projects.todos import Todo, maker_of
from workspace.texts.document import reading
from workspace.texts.document.rewriting import become
from workspace.texts.document.todo_lines import TodoLine, linked, todo_lines, without_names
from workspace.texts.models import Text
from workspace.texts.services import storing
from workspace.texts.services.changing import change, held


@dataclass(frozen=True)
class Found:
    line: TodoLine
    todo: Todo


def found_in(text: Text, membership: Membership) -> list[Found]:
    """With the people of the project who are meant. One query besides the text."""
    lines = todo_lines(reading.read(storing.load(text)), timezone.localdate())
    if not lines:
        return []
    workers = membership.project.memberships.filter(role__in=[Role.ADMIN, Role.MEMBER]).select_related("user")
    people = list(workers.order_by("pk"))
    return [Found(line, _todo(line, people)) for line in lines]


@transaction.atomic
def make(*, text: Text, membership: Membership, keys: Collection[str]) -> int:
    """Those lines lead to what they became. Gives how many. Errors: BlockedError, ProjectError, TextError."""
    held(text, membership)
    maker = maker_of(membership.project)
    chosen = [each for each in found_in(text, membership) if each.line.key in keys]
    if maker is None or not chosen:
        return 0
    made = maker(membership, [each.todo for each in chosen])
    addresses = {each.line.key: address for each, address in zip(chosen, made, strict=True)}
    change(text=text, membership=membership, work=lambda doc: become(doc, linked(reading.read(doc), addresses)))
    return len(made)


def _todo(line: TodoLine, people: list[Membership]) -> Todo:
    """Whoever is named, where it is clear who is meant; else the names stay in the title."""
    mentioned = [each for each in people if str(each.pk) in line.people]
    if mentioned:
        return Todo(without_names(line.title), tuple(mentioned), line.due_on)
    named = [_called(name, people) for name in line.names]
    meant = [each for each in named if each is not None]
    if not meant or len(meant) != len(named):
        return Todo(line.title, (), line.due_on)
    return Todo(without_names(line.title), tuple(dict.fromkeys(meant)), line.due_on)


def _called(name: str, people: list[Membership]) -> Membership | None:
    """By the whole name, or by a first name that only one has."""
    said = name.strip().casefold()
    whole = [each for each in people if str(each.user.name).casefold() == said]
    first = [each for each in people if str(each.user.name).casefold().split(" ")[0] == said]
    found = whole or first
    return found[0] if len(found) == 1 else None

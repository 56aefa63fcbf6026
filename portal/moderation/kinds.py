"""What can be moderated: each app above registers its kinds in AppConfig.ready()."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.utils.functional import Promise

from portal.moderation.choices import Action

# Any, in this module: rows of the app's model, and users or anonymous visitors.


def locked_row(row: Any) -> Any:
    """The row as it is now, held until the end of the transaction; None where it is gone."""
    rows = type(row)._default_manager  # noqa: SLF001  # Django's own name for whatever manager a model has
    return rows.select_for_update(of=("self",)).filter(pk=row.pk).first()


@dataclass(frozen=True)
class Moderated:
    """One kind of contribution; its name stands in addresses."""

    name: str
    model: type[models.Model]
    label: Promise
    title: Callable[[Any], str]
    text: Callable[[Any], str]
    url: Callable[[Any], str]
    author: Callable[[Any], Any]
    municipality_id: Callable[[Any], int | None]
    visible_to: Callable[[Any], "models.QuerySet[Any]"]
    """What this person may see, and so may report."""
    is_hidden: Callable[[Any], bool]
    lock: Callable[[Any], Any] = locked_row
    """The lock that the app's own services take first: whoever opens or decides a case takes it before the case's."""
    stands_where_seen_by: Callable[[Any, Any], bool] = lambda user, row: True
    """`(user, row)`: whether the person may see the thing to which it belongs."""
    hide: Callable[..., None] | None = None
    """`hide(row, actor=…)`: from now on only its author and the managers see it; without an actor by the portal."""
    show: Callable[..., None] | None = None
    is_private: Callable[[Any], bool] = lambda row: False
    """Whether it is its author's alone just now: the desk then shows nothing of it."""
    waits: Callable[[Any], bool] = lambda row: False
    """Whether it was never published and waits to be."""
    is_refused: Callable[[Any], bool] = lambda row: False
    """Whether a manager has decided not to publish it."""
    approve: Callable[..., None] | None = None
    ask_back: Callable[..., None] | None = None
    refuse: Callable[..., None] | None = None
    review: str = ""
    """The field of the settings that says whether it is looked at before or after it is published."""
    edit_url: Callable[[Any], str] | None = None
    merge_url: Callable[[Any], str] | None = None
    answer_url: Callable[[Any], str] | None = None
    ways: Callable[[Any], Sequence[tuple[str, str]]] = lambda case: ()
    """What else can be done about a case, as addresses with their words."""
    is_of_many: Callable[[Any], bool] = lambda row: False
    """Whether it is more than its author's own: then the author may report it, too."""
    of_person: "Callable[[Any], models.QuerySet[Any]] | None" = None
    """The rows to which a person belongs: what others of them report from inside, that person does not read."""

    author_id: Callable[[Any], int | None] | None = None
    """The author's key, where a row has it without the person."""
    pictures: Callable[[Any], Sequence[Any]] = lambda row: ()
    """What belongs to it and has to be looked at, too."""
    picture_addresses: Callable[[Any], Sequence[tuple[str, str]]] = lambda row: ()
    """The same of pictures that are none of the portal's own: where the managers see each, and what it shows."""
    words: Mapping[Action, Promise] = field(default_factory=dict)
    """How a decision is called here, where the usual word does not fit."""

    def is_by(self, user: Any, row: Any) -> bool:
        if not user.is_authenticated:
            return False
        return bool(self.author_id(row) == user.pk if self.author_id is not None else self.author(row) == user)

    def label_of(self, action: Action) -> str:
        return str(self.words.get(action, action.label))

    def register(self) -> None:
        """Errors: ValueError where another kind has this name."""
        if _KINDS.get(self.name, self).model is not self.model:
            raise ValueError(f"Two kinds of contributions are called {self.name}")
        _KINDS[self.name] = self
        post_delete.connect(_close_case_of, sender=self.model, dispatch_uid=f"moderation-{self.name}")

    def actions_for(self, row: Any) -> list[Action]:
        """What a manager can decide about it as it is now."""
        if self.is_private(row):
            return []
        if self.waits(row):
            offered = [(Action.APPROVE, self.approve), (Action.ASK_BACK, self.ask_back), (Action.REFUSE, self.refuse)]
            return [action for action, service in offered if service is not None]
        if self.is_refused(row) and self.approve is not None:
            return [Action.APPROVE, Action.CONFIRM]
        if self.is_hidden(row):
            return [*([Action.SHOW] if self.show is not None else []), Action.CONFIRM]
        return [Action.KEEP, *([Action.HIDE] if self.hide is not None else [])]


_KINDS: dict[str, Moderated] = {}


def kinds() -> list[Moderated]:
    return sorted(_KINDS.values(), key=lambda kind: kind.name)


def kind_named(name: str) -> Moderated | None:
    return _KINDS.get(name)


def kind_of(target: models.Model | type[models.Model]) -> Moderated | None:
    """By the exact model, else by the first registered one that it comes from."""
    model = target if isinstance(target, type) else type(target)
    exact = next((kind for kind in _KINDS.values() if kind.model is model), None)
    return exact or next((kind for kind in _KINDS.values() if issubclass(model, kind.model)), None)


def _close_case_of(instance: models.Model, **_signal: Any) -> None:
    """What is gone waits for nobody; what was decided about it stays on record."""
    from portal.moderation.services.cases import close_case  # noqa: PLC0415  # models are ready only now

    close_case(target=instance)

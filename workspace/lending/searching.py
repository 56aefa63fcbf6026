"""What is lent: a municipality's is found by everybody, a project's by its people; how it is handed over never is."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, Entry, beginning_of
from search.regional import also_of
from search.watching import watch
from workspace.lending.models import Thing
from workspace.lending.querysets import KEY
from workspace.projects.searching import audience_of


class Things(Searchable):
    key, label, order = KEY, _("Lending"), 70

    def rows(self) -> "QuerySet[Thing]":
        """Without what a municipality does not lend at the moment: nobody but who gives it out sees that."""
        return Thing.objects.filter(Q(project__isnull=False) | Q(is_lent=True))

    def entries(self, objects: Sequence[Thing]) -> Iterator[Entry]:
        things = Thing.objects.filter(pk__in=[thing.pk for thing in objects])
        for thing in things.select_related("project", "municipality"):
            yield Entry(
                object_pk=thing.pk,
                title=thing.title,
                path=thing.get_absolute_url(),
                summary=beginning_of(thing.text),
                text=thing.text,
                also=f"{thing.place} {also_of(thing.municipality, [])}",
                audience=PUBLIC if thing.project_id is None else audience_of(KEY, thing.project_id),
                municipality=thing.municipality_id,
                latitude=thing.point[0] if thing.point is not None else None,
                longitude=thing.point[1] if thing.point is not None else None,
                project=thing.project_id,
                date=thing.created_at,
            )


def register() -> None:
    contract.register(Things())
    watch(KEY, Thing)

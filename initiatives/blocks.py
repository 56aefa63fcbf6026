"""What the showcase adds to the blocks of all pages: its numbers, and what it brought (setting `CONTENT_BLOCKS`).

The models are read when a block is drawn: pages hold the blocks, and are there before.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, npgettext
from django.utils.translation import gettext as _
from wagtail import blocks

from portal.base.blocks.listing import PickBlock

INITIATIVES, CALLS, STORIES = "initiativen", "gesuche", "geschichten"
GROUP = gettext_lazy("Showcase")
Context = dict[str, Any]  # Any: what a template may hold


class SubjectBlock(blocks.StructBlock):
    """Of a topic, of a municipality with what belongs to it, of both, or of everything."""

    title = blocks.CharBlock(label=gettext_lazy("Title"), required=False, max_length=120)
    are_ranges = False
    """Ranges are as long as two numbers, and set smaller."""
    topic = PickBlock("portal_regions.Topic", label=gettext_lazy("Topic"), required=False)
    municipality = PickBlock("portal_regions.Municipality", label=gettext_lazy("Municipality"), required=False)

    def get_context(self, value: Any, parent_context: Any = None) -> Context:  # Any: Wagtail's own
        context = super().get_context(value, parent_context=parent_context)
        context["value"] = {"title": value.get("title"), "figures": self.figures(value)}
        context["are_ranges"] = self.are_ranges
        return context

    def figures(self, value: Any) -> list[Context]:
        """What the template of the figures shows: a number, a unit, a label, a source."""
        raise NotImplementedError


class ShowcaseNumbersBlock(SubjectBlock):
    """How many there are; they count anew whenever the page is drawn."""

    counted = blocks.MultipleChoiceBlock(
        label=gettext_lazy("What is counted"),
        choices=[
            ("initiatives", gettext_lazy("Initiatives")),
            ("looking", gettext_lazy("Initiatives that look for people")),
            ("calls", gettext_lazy("Open calls")),
            ("stories", gettext_lazy("Success stories")),
            ("people", gettext_lazy("People reached")),
        ],
        default=["initiatives", "looking", "calls"],
        help_text=gettext_lazy("What there is none of is left out."),
    )

    class Meta:
        icon = "order"
        label = gettext_lazy("Numbers of the showcase")
        group = GROUP
        template = "blocks/figures.html"
        description = gettext_lazy("How many initiatives, calls and people there are, for a topic or a municipality.")
        preview_value = staticmethod(lambda: {"title": _("Already under way"), "counted": ["initiatives", "calls"]})

    def figures(self, value: Any) -> list[Context]:
        chosen = value.get("counted") or []
        entries = entries_about(value.get("topic"), value.get("municipality"))
        rows = (
            entries.order_by()
            .values("layer")
            .annotate(number=Count("pk"), looking=Count("pk", filter=Q(wants_people=True)))
        )
        counts = {row["layer"]: row for row in rows}
        initiatives = counts.get(INITIATIVES, {"number": 0, "looking": 0})
        calls, stories = (counts.get(layer, {"number": 0})["number"] for layer in (CALLS, STORIES))
        numbers = {
            "initiatives": (
                initiatives["number"],
                npgettext("after a number", "initiative", "initiatives", initiatives["number"]),
            ),
            "looking": (
                initiatives["looking"],
                npgettext("after a number", "looks for people", "look for people", initiatives["looking"]),
            ),
            "calls": (calls, ngettext("open call", "open calls", calls)),
            "stories": (stories, npgettext("after a number", "success story", "success stories", stories)),
        }
        found = [
            {"number": _localized(number), "label": label}
            for name, (number, label) in numbers.items()
            if name in chosen and number
        ]
        return [*found, *(_people(entries) if "people" in chosen else [])]


class ImpactBlock(SubjectBlock):
    """What all of them brought together: ranges, never a single falsely exact number."""

    are_ranges = True

    class Meta:
        icon = "order"
        label = gettext_lazy("Impact of the showcase")
        group = GROUP
        template = "blocks/figures.html"
        description = gettext_lazy("What the initiatives brought, added up as ranges, for a topic or a municipality.")
        preview_value = staticmethod(lambda: {"title": _("What we brought together")})

    def figures(self, value: Any) -> list[Context]:
        return [_figure(total) for total in _totals(entries_about(value.get("topic"), value.get("municipality")))]


def entries_about(topic: Any, municipality: Any) -> "QuerySet[Any]":
    """What readers of the language may see: each thing once, whatever its translations."""
    from initiatives.directory.models import DirectoryEntry  # noqa: PLC0415  # as above
    from portal.regions.lists import family_of  # noqa: PLC0415  # see the head of this module

    entries = DirectoryEntry.objects.for_readers_of(get_language() or "").not_over(timezone.now())
    if topic:
        entries = entries.about([topic])
    if municipality:
        entries = entries.in_municipalities(family_of(municipality))
    return entries


def _totals(entries: "QuerySet[Any]") -> list[Any]:
    from initiatives.impact import totals_of  # noqa: PLC0415  # see the head of this module
    from initiatives.models import InitiativeImpact  # noqa: PLC0415  # as above

    pages = entries.filter(layer=INITIATIVES).order_by().values("object_id")
    return totals_of(InitiativeImpact.objects.filter(page__in=pages))


def _people(entries: "QuerySet[Any]") -> list[Context]:
    return [_figure(total) for total in _totals(entries) if total.kind == "people"]


def _figure(total: Any) -> Context:
    from_figures = ngettext("from %(count)d figure", "from %(count)d figures", total.figures) % {"count": total.figures}
    return {"number": total.rough_amount, "label": f"{total.label} {total.counted}, {from_figures}"}


def _localized(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)

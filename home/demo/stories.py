"""The success stories, and who does them too."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import Page

from home.demo.content import Record, References
from initiatives.stories.models import (
    Copy,
    StoryComparison,
    StoryDownload,
    StoryFolder,
    StoryFunding,
    StoryImpact,
    StoryIndexPage,
    StoryPartner,
    StoryPermit,
    StoryPitfall,
    StoryPoll,
    StoryStep,
    StoryTextTemplate,
    SuccessStoryPage,
)
from initiatives.stories.places import Place
from portal.accounts.models import User
from portal.regions.models import Municipality

if TYPE_CHECKING:
    from home.demo.pages import PageLoader

FIELDS = (
    "place_name", "latitude", "longitude", "contact_name", "contact_email",
    "duration_months", "people_from", "people_to", "hours", "cost_from", "cost_to",
)  # fmt: skip
TEXTS = ("problem", "deeds", "outcome")
PARTS = {
    "steps": StoryStep,
    "fundings": StoryFunding,
    "permits": StoryPermit,
    "partners": StoryPartner,
    "pitfalls": StoryPitfall,
    "text_templates": StoryTextTemplate,
    "folders": StoryFolder,
    "polls": StoryPoll,
}


def add_stories(loader: "PageLoader", content: Record) -> None:
    """After the initiatives, to which they belong."""
    index = loader.add(StoryIndexPage, content["index"])
    for row in content["stories"]:
        fields = {name: row[name] for name in FIELDS if name in row}
        initiative = loader.references.pages[f"initiative-{row['initiative']}"]
        page = loader.add(
            SuccessStoryPage, row, parent=index, name=f"story-{row['slug']}", initiative=initiative, **fields
        )
        fill_story(page, row, loader.references)


def fill_story(page: SuccessStoryPage, row: Record, references: References) -> None:
    """The texts and parts that the row has; a translation keeps the others."""
    for name in TEXTS:
        if name in row:
            setattr(page, name, references.stream(row[name], getattr(SuccessStoryPage, name).field.stream_block))
    for name, model in PARTS.items():
        if name in row:
            getattr(page, name).set([model(**each) for each in row[name]])
    if "impact" in row:
        page.impact_figures.set([StoryImpact(**each) for each in row["impact"]])
    if "downloads" in row:
        documents = references.documents
        page.downloads.set(
            [StoryDownload(document=documents[each["document"]], title=each["title"]) for each in row["downloads"]]
        )
    if "comparisons" in row:
        pictures = references.pictures
        page.comparisons.set(
            [
                StoryComparison(**{**each, "before": pictures[each["before"]], "after": pictures[each["after"]]})
                for each in row["comparisons"]
            ]
        )


def load_copies(rows: list[Record], *, pages: dict[str, Page], municipalities: dict[str, Municipality]) -> None:
    """As if people had said so some time ago, and managers confirmed some of it."""
    now = timezone.now()
    for row in rows:
        moment = now - timedelta(days=row["days_ago"])
        place = Place(municipalities[row["municipality"]]) if "municipality" in row else Place.named(row["place"])
        Copy.objects.create(
            story=pages[f"story-{row['story']}"],
            user=User.objects.get(email=row["person"]) if "person" in row else None,
            name=row.get("name", ""),
            email=row.get("email", ""),
            municipality=place.municipality,
            place=place.name,
            place_key=place.key,
            group=row.get("group", ""),
            initiative=pages[f"initiative-{row['initiative']}"] if "initiative" in row else None,
            message=row.get("message", ""),
            status=row["status"],
            created_at=moment,
            confirmed_at=moment,
        )

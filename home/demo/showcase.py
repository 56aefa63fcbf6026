"""The initiatives: pages with what stands on them several times."""

from datetime import date
from typing import TYPE_CHECKING

from home.demo.content import Record
from initiatives.models import (
    InitiativeDownload,
    InitiativeImpact,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativePage,
    InitiativePartner,
    InitiativePicture,
    RelatedInitiative,
)

if TYPE_CHECKING:
    from home.demo.pages import PageLoader

FIELDS = (
    "kind", "status", "wants_people", "is_featured", "place_name", "address", "latitude", "longitude",
    "contact_name", "contact_email", "website",
)  # fmt: skip


def add_initiatives(loader: "PageLoader", content: dict[str, Record]) -> None:
    """All of them first, then what refers from one to another, and the news and events about them."""
    showcase = content["initiatives"]
    directory = loader.add(InitiativeIndexPage, showcase["directory"])
    pages = [(_add(loader, row, directory), row) for row in showcase["initiatives"]]
    for page, row in pages:
        _fill(loader, page, row)
    for name in ("news", "events"):
        for row in content[name][name]:
            if "initiative" in row:
                loader.references.pages[row["slug"]].initiative = loader.references.pages[
                    f"initiative-{row['initiative']}"
                ]


def _add(loader: "PageLoader", row: Record, directory: InitiativeIndexPage) -> InitiativePage:
    fields = {name: row[name] for name in FIELDS if name in row}
    since = date.fromisoformat(row["since"])
    name = f"initiative-{row['slug']}"
    return loader.add(InitiativePage, row, parent=directory, name=name, since=since, **fields)


def _fill(loader: "PageLoader", page: InitiativePage, row: Record) -> None:
    pages, pictures = loader.references.pages, loader.references.pictures
    page.links.set([InitiativeLink(**link) for link in row.get("links", [])])
    page.impact_figures.set([InitiativeImpact(**figure) for figure in row.get("impact", [])])
    page.partners.set(
        [
            InitiativePartner(name=each["name"], logo=pictures.get(each.get("logo", "")))
            for each in row.get("partners", [])
        ]
    )
    page.pictures.set(
        [
            InitiativePicture(picture=pictures[each["picture"]], caption=each["caption"])
            for each in row.get("pictures", [])
        ]
    )
    page.downloads.set(
        [
            InitiativeDownload(document=loader.references.documents[each["document"]], title=each["title"])
            for each in row.get("downloads", [])
        ]
    )
    page.related.set([RelatedInitiative(initiative=pages[f"initiative-{slug}"]) for slug in row.get("related", [])])
    if action := row.get("action"):
        page.action_title, page.action_text, page.action_label = action["title"], action["text"], action["label"]
        page.action_url = action.get("url", "")
        page.action_page = pages[action["page"]] if "page" in action else None

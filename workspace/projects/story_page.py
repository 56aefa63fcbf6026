"""A story's page from its material: what is known in the fields, what is missing in words."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from initiatives.models import AbstractImpactFigure, InitiativePage
from initiatives.stories.models import (
    StoryFolder,
    StoryImpact,
    StoryIndexPage,
    StoryPartner,
    StoryStep,
    StoryTextTemplate,
    SuccessStoryPage,
)
from portal.base.gaps import gap
from portal.base.models import PortalImage
from portal.base.slugs import slug_of
from workspace.projects.material import MOST_BEGINNINGS, MOST_STEPS, Material
from workspace.projects.models import Project

DAYS_A_MONTH = 30.4
LONGEST_PROJECT = 240
MOST_PARTNERS = 20
WORDS_OF_THE_PAGE = {"text", "quote"}
FIGURE = [field.name for field in AbstractImpactFigure._meta.get_fields()]
Block = dict[str, Any]  # Any: raw values of a stream


def page_of(project: Project, material: Material, index: StoryIndexPage) -> SuccessStoryPage:
    """Not saved; the caller has set the language of the list."""
    page = SuccessStoryPage(
        title=material.title,
        slug=find_available_slug(index, slug_of(material.title) or "projekt"),
        introduction=material.introduction,
        picture=material.page.picture if material.page else None,
        initiative_id=material.page.pk if material.page else None,
        municipality=project.municipality,
        place_name=project.place_name,
        latitude=project.latitude,
        longitude=project.longitude,
        duration_months=_months(project),
        live=False,
    )
    _fill(page, "problem", _missing(material.gaps.problem))
    _fill(page, "deeds", [*_told(material), *_pictures(material.page), *_missing(material.gaps.deeds)])
    results = _list([*material.results, *[each.text for each in material.added]])
    _fill(page, "outcome", [_text(results), *_missing(material.gaps.outcome)])
    page.steps.set(
        StoryStep(title=step.title, text=step.text, sort_order=number)
        for number, step in enumerate(material.steps[:MOST_STEPS])
    )
    page.text_templates.set(
        StoryTextTemplate(name=each.name, source=each.source, sort_order=number)
        for number, each in enumerate(material.beginnings[:MOST_BEGINNINGS])
    )
    page.folders.set(StoryFolder(name=each.name, sort_order=number) for number, each in enumerate(material.folders))
    if material.page is not None:
        figures = material.page.impact_figures.all()
        page.impact_figures.set(StoryImpact(**{name: getattr(each, name) for name in FIGURE}) for each in figures)
        partners = material.page.partners.all()[:MOST_PARTNERS]
        page.partners.set(
            StoryPartner(name=each.name, url=each.url, sort_order=number) for number, each in enumerate(partners)
        )
    return page


def _told(material: Material) -> list[Block]:
    """What the public page says, and after it what happened when."""
    words: list[Block] = [{"type": "text", "value": material.plan}] if material.plan else []
    if material.page is not None:
        words = [
            {"type": block["type"], "value": block["value"]}
            for block in material.page.body.raw_data
            if block["type"] in WORDS_OF_THE_PAGE
        ]
    if material.lines:
        timeline = format_html("<h3>{}</h3>{}", _("How it went"), _list(each.text for each in material.lines))
        words.append(_text(timeline))
    return words


def _pictures(page: InitiativePage | None) -> list[Block]:
    """Those of the page's gallery; a gallery needs two."""
    if page is None:
        return []
    rows = [{"image": _described(each.picture), "caption": each.caption} for each in page.pictures.all()]
    if len(rows) == 1:
        return [{"type": "picture", "value": {**rows[0], "credit": "", "width": "text"}}]
    return [{"type": "gallery", "value": {"title": "", "pictures": rows}}] if rows else []


def _described(picture: PortalImage) -> Block:
    words = picture.description or gap(_("what the picture shows."))
    return {"image": picture.pk, "alt_text": words, "decorative": False}


def _missing(gaps: Iterable[str]) -> list[Block]:
    said = format_html_join("", "<p><b>{}</b></p>", ((gap(each),) for each in gaps))
    return [_text(said)] if said else []


def _list(sentences: Iterable[str]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((each,) for each in sentences)))


def _text(html: str) -> Block:
    return {"type": "text", "value": str(html)}


def _fill(page: SuccessStoryPage, name: str, blocks: list[Block]) -> None:
    block: Any = page._meta.get_field(name)  # Any: a field of the page whose kind is not known here
    setattr(page, name, block.stream_block.to_python(blocks))


def _months(project: Project) -> int:
    """From the registration to the end, or to today."""
    days = ((project.finished_at or timezone.now()) - project.created_at).days
    return min(max(round(days / DAYS_A_MONTH), 1), LONGEST_PROJECT)

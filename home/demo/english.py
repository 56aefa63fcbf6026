"""English translations, made as an editor makes them: copied for translation, rewritten, published."""

from typing import Any

from wagtail.models import Locale, Page

from home.demo.content import Record, References
from home.demo.pages import FORM_FIELDS, PLAIN_FIELDS, form_fields
from home.demo.stories import fill_story
from home.models import FormPage
from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User

TEXT_FIELDS = (*PLAIN_FIELDS, *FORM_FIELDS, "accessibility_note", "cost", "action_title", "action_text", "action_label")
PARTS = {"sources": ("impact_figures", "source"), "captions": ("pictures", "caption"), "files": ("downloads", "title")}
"""What an initiative's row may say anew of each of its parts, in their order."""


def load_english(rows: list[Record], *, home: Page, references: References, actor: User) -> None:
    locale, _ = Locale.objects.get_or_create(language_code="en")
    pages = dict(references.pages)
    for row in rows:
        original = home if row["of"] == "home" else references.pages[row["of"]]
        copy = original.specific.copy_for_translation(locale)
        if "slug" in row:  # before its children come, for their paths begin with it
            copy.slug = row["slug"]
            copy.save()
        pages[row["of"]] = copy
    english = References(pages=pages, pictures=references.pictures, documents=references.documents)
    for row in rows:
        page = Page.objects.get(pk=pages[row["of"]].pk).specific  # as it is now, with the number of its children
        _rewrite(page, row, english)
        page.save_revision(user=actor).publish(user=actor)


def _rewrite(page: Any, row: Record, references: References) -> None:
    page.title = page.draft_title = row.get("title", page.title)
    for name in TEXT_FIELDS:
        if name in row:
            setattr(page, name, row[name])
    if "body" in row or "text" in row:
        name = "sections" if row["of"] == "home" else "body"
        block = getattr(type(page), name).field.stream_block
        setattr(page, name, references.stream(row.get("body") or [{"text": row["text"]}], block))
    if getattr(page, "report_form_id", None):
        page.report_form = references.pages["barriere-melden"]
    if isinstance(page, SuccessStoryPage):
        fill_story(page, row, references)
    for key, (part, name) in PARTS.items():
        if key in row:
            children = list(getattr(page, part).all())
            for child, text in zip(children, row[key], strict=True):
                setattr(child, name, text)
            getattr(page, part).set(children)
    if isinstance(page, FormPage):
        page.form_fields.set(form_fields(row["fields"]))

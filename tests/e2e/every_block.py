"""A page with every block, in German and in English: the demo's own pages do not show all of them."""

from django.utils.translation import override
from wagtail.blocks import StreamValue
from wagtail.models import Locale

from home.models import HomePage, StandardPage

SLUGS = {"de": "alle-bausteine", "en": "every-block"}


def add_pages() -> None:
    german, english = Locale.objects.get(language_code="de"), Locale.objects.get(language_code="en")
    page = StandardPage(title="Alle Bausteine", slug=SLUGS["de"], locale=german, body=every_block("de"))
    HomePage.objects.get(locale=german).add_child(instance=page)
    page.save_revision().publish()
    translation = page.copy_for_translation(english)
    translation.title, translation.slug, translation.body = "Every block", SLUGS["en"], every_block("en")
    translation.save_revision().publish()


def every_block(language: str) -> StreamValue:
    """What the editor's previews show."""
    body = StandardPage._meta.get_field("body").stream_block
    with override(language):
        return StreamValue(body, [(name, block.get_preview_value()) for name, block in body.child_blocks.items()])

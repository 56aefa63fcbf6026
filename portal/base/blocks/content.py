"""The set of blocks that an editor chooses from on every page."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail import blocks

from portal.base.blocks.figures import FiguresBlock, TableBlock
from portal.base.blocks.listing import ListingBlock
from portal.base.blocks.media import DownloadBlock, VideoBlock
from portal.base.blocks.people import PeopleBlock
from portal.base.blocks.pictures import GalleryBlock, PictureBlock
from portal.base.blocks.questions import QuestionsBlock
from portal.base.blocks.text import CallToActionBlock, QuoteBlock, TextBlock


class ContentBlock(blocks.StreamBlock):
    """What the body of any page is made of. The names stand in the data: add, do not rename."""

    text = TextBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    questions = QuestionsBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    download = DownloadBlock()
    table = TableBlock()
    figures = FiguresBlock()
    people = PeopleBlock()
    listing = ListingBlock()

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:  # Any: Wagtail's own signature is untyped
        """With what the floors above add, which this one does not know: see the setting."""
        added = [(name, import_string(path)()) for name, path in settings.CONTENT_BLOCKS.items()]
        super().__init__([*added, *(local_blocks or [])], **kwargs)

    class Meta:
        template = "blocks/content.html"

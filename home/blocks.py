"""The sections of the front page."""

from portal.base.blocks import ContentBlock


class SectionsBlock(ContentBlock):
    """All that a page may hold, and what only the front page has."""

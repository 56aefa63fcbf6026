"""The one set of StreamField blocks for all pages."""

from portal.base.blocks.content import ContentBlock

__all__ = ["ContentBlock"]

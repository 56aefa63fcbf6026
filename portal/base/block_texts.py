"""The words in the blocks of a page, read without asking for the pictures and pages that stand between them."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ChoiceBlock,
    ChooserBlock,
    ListBlock,
    StreamValue,
)

NO_WORDS = (ChooserBlock, ChoiceBlock)


def texts_of(value: StreamValue) -> Iterator[str]:
    """What readers read, from what is stored: a list of pages costs no query for their blocks."""
    yield from _texts(value.stream_block, list(value.raw_data))


def _texts(block: Block, stored: Any) -> Iterator[str]:  # Any: JSON of the block's own shape
    if not stored or isinstance(block, NO_WORDS) or not getattr(block, "search_index", True):
        return
    if isinstance(block, BaseStreamBlock):
        for child in stored:
            if child["type"] in block.child_blocks:
                yield from _texts(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            # A picture that was stored before it had words is a bare number.
            yield from _texts(child_block, stored.get(name) if isinstance(stored, dict) else None)
    elif isinstance(block, ListBlock):
        for item in stored:
            in_full = isinstance(item, dict) and item.keys() >= {"type", "value"}  # else as older versions stored it
            yield from _texts(block.child_block, item["value"] if in_full else item)
    else:
        yield from block.get_searchable_content(block.to_python(stored))

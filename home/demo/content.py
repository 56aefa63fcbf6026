"""Reads the data files and turns the references in them into keys of the database."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue
from wagtail.models import Page

from portal.base.models import PortalDocument, PortalImage

DATA = Path(__file__).parent / "data"
LINK = re.compile(r'href="page:([a-z0-9-]+)"')
Record = dict[str, Any]  # Any: what a TOML table may hold


def read(name: str, *, folder: Path = DATA) -> Record:
    with (folder / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass
class References:
    """Knows pages, pictures, logos and documents by the names that the data files give them."""

    pages: dict[str, Page] = field(default_factory=dict)
    pictures: dict[str, PortalImage] = field(default_factory=dict)
    documents: dict[str, PortalDocument] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:  # Any: whatever a block may hold
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return self._named(value) if isinstance(value, str) else value

    def _named(self, value: str) -> Any:  # Any: a key, a picture's value, or the text itself
        kind, _, name = value.partition(":")
        if kind == "page" and name in self.pages:
            return self.pages[name].pk
        if kind == "logo":
            return self.pictures[name].pk
        if kind == "picture":
            picture = self.pictures[name]
            return {"image": picture.pk, "alt_text": picture.description, "decorative": False}
        return self.link(value)

    def link(self, html: str) -> str:
        """Links to pages as Wagtail keeps them: by key, so that they survive a change of address."""
        return LINK.sub(lambda match: f'linktype="page" id="{self.pages[match[1]].pk}"', html)

    def stream(self, blocks: list[Record], block: StreamBlock) -> StreamValue:
        raw = [{"type": kind, "value": self.resolve(value)} for row in blocks for kind, value in row.items()]
        return block.to_python(raw)

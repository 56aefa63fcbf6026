"""Where somebody does it too: the same place is one, however it is written."""

from dataclasses import dataclass

from initiatives.directory.folding import fold
from portal.regions.lists import all_municipalities
from portal.regions.models import Municipality


@dataclass(frozen=True)
class Place:
    """A municipality of the portal, or a name from elsewhere."""

    municipality: Municipality | None
    name: str = ""

    @classmethod
    def named(cls, name: str) -> "Place":
        """The municipality of this name, where there is one."""
        folded = fold(name)
        for municipality in all_municipalities():
            if folded in {fold(municipality.name), fold(municipality.name_en)}:
                return cls(municipality)
        return cls(None, " ".join(name.split()))

    @property
    def key(self) -> str:
        return f"#{self.municipality.pk}" if self.municipality else fold(self.name)[:90]

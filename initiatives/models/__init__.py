"""The initiatives' pages."""

from initiatives.models.about import AboutInitiativeMixin
from initiatives.models.contact import ContactMixin
from initiatives.models.impact import AbstractImpactFigure, InitiativeImpact
from initiatives.models.index import InitiativeIndexPage
from initiatives.models.page import InitiativePage
from initiatives.models.parts import (
    InitiativeDownload,
    InitiativeLink,
    InitiativePartner,
    InitiativePicture,
    RelatedInitiative,
)

__all__ = [
    "AboutInitiativeMixin",
    "AbstractImpactFigure",
    "ContactMixin",
    "InitiativeDownload",
    "InitiativeImpact",
    "InitiativeIndexPage",
    "InitiativeLink",
    "InitiativePage",
    "InitiativePartner",
    "InitiativePicture",
    "RelatedInitiative",
]

"""Topics, municipalities, the people who look after them, and what they bring to a page."""

from portal.regions.models.editorial import EditorialMixin
from portal.regions.models.managers import Manager, ManagerApprovalTask
from portal.regions.models.municipalities import Municipality
from portal.regions.models.names import NamedInTwoLanguages
from portal.regions.models.pages import RegionalMixin
from portal.regions.models.points import PointMixin
from portal.regions.models.topics import Topic, TopicIcon

__all__ = [
    "EditorialMixin",
    "Manager",
    "ManagerApprovalTask",
    "Municipality",
    "NamedInTwoLanguages",
    "PointMixin",
    "RegionalMixin",
    "Topic",
    "TopicIcon",
]

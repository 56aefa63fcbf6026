from workspace.projects.internal_comments import InternalComment
from workspace.projects.models.events import Happening
from workspace.projects.models.inspections import Inspection
from workspace.projects.models.people import Invitation, JoinRequest, Membership
from workspace.projects.models.projects import Project
from workspace.projects.models.settings import ProjectSettings
from workspace.projects.models.starts import Start
from workspace.projects.models.stories import DraftedStory

__all__ = [
    "DraftedStory",
    "Happening",
    "Inspection",
    "InternalComment",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Project",
    "ProjectSettings",
    "Start",
]

from workspace.texts.models.changes import Author, Change
from workspace.texts.models.comments import TextComment, Thread
from workspace.texts.models.editing import Editing
from workspace.texts.models.links import ShareLink
from workspace.texts.models.publications import Publication
from workspace.texts.models.templates import Template
from workspace.texts.models.texts import Text
from workspace.texts.models.versions import Version

__all__ = [
    "Author",
    "Change",
    "Editing",
    "Publication",
    "ShareLink",
    "Template",
    "Text",
    "TextComment",
    "Thread",
    "Version",
]

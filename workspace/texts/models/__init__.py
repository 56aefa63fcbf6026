from workspace.texts.models.changes import Author, Change
from workspace.texts.models.texts import Text
from workspace.texts.models.versions import Version

__all__ = ["Author", "Change", "Text", "Version"]

from workspace.documents.models.blobs import Blob
from workspace.documents.models.documents import Document, Tag
from workspace.documents.models.folders import Folder
from workspace.documents.models.previews import Preview, PreviewPicture
from workspace.documents.models.uploads import Upload, UploadPart
from workspace.documents.models.versions import Version

__all__ = [
    "Blob",
    "Document",
    "Folder",
    "Preview",
    "PreviewPicture",
    "Tag",
    "Upload",
    "UploadPart",
    "Version",
]

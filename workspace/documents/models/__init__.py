from workspace.documents.models.blobs import Blob
from workspace.documents.models.consents import Confirmation, Consent, PictureNote
from workspace.documents.models.documents import Document, Tag
from workspace.documents.models.folders import Folder
from workspace.documents.models.links import ShareLink
from workspace.documents.models.previews import Preview, PreviewPicture
from workspace.documents.models.publications import Publication
from workspace.documents.models.uploads import Upload, UploadPart
from workspace.documents.models.versions import Version

__all__ = [
    "Blob",
    "Confirmation",
    "Consent",
    "Document",
    "Folder",
    "PictureNote",
    "Preview",
    "PreviewPicture",
    "Publication",
    "ShareLink",
    "Tag",
    "Upload",
    "UploadPart",
    "Version",
]

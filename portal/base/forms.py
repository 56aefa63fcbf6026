"""The forms with which editors upload pictures and documents in the admin, one by one or many at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.base.document_checks import DOCUMENT_EXTENSIONS, clean_document
from portal.base.uploads import clean_picture

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _allowed_in_words(limit: int, possible: Sequence[str]) -> str:
    return _("At most %(limit)s. Allowed are: %(possible)s.") % {
        "limit": filesizeformat(limit),
        "possible": ", ".join(possible),
    }


_allowed = lazy(_allowed_in_words, str)
"""In the language of whoever reads it."""


class PictureField(WagtailImageField):
    """Looks at size, kind and pixels before anything is decoded; hands on the picture written anew."""

    def __init__(self, *args: Any, help_text: "StrOrPromise" = "", **kwargs: Any) -> None:  # Any: as in Django
        super().__init__(*args, **kwargs)
        allowed = _allowed(self.max_upload_size, self.allowed_image_extensions)
        self.help_text = format_lazy("{} {}", allowed, help_text) if help_text else allowed

    def to_python(self, data: Any) -> File | None:
        return super().to_python(clean_picture(data) if data else data)


class DocumentField(WagtailDocumentField):
    def to_python(self, data: Any) -> File | None:
        return super().to_python(clean_document(data) if data else data)


class PortalImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: handed on to Wagtail
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = PictureField(label=plain.label, widget=plain.widget, required=plain.required)


class PortalDocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: handed on to Wagtail
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            plain = self.fields["file"]
            self.fields["file"] = DocumentField(
                label=plain.label,
                widget=plain.widget,
                required=plain.required,
            )
            self.fields["file"].help_text = _allowed(self.fields["file"].max_upload_size, DOCUMENT_EXTENSIONS)

"""Several pictures in one field, each judged by its content and written anew."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.base.uploads import PICTURE_FORMATS, clean_picture

LONGEST_SIDE = 2400
ACCEPT = ",".join(f".{suffix}" for suffix in PICTURE_FORMATS)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Gives a list of clean files; each mistake names its file."""

    widget = SeveralFiles(attrs={"accept": ACCEPT})

    def __init__(self, *, most: int, **kwargs: Any) -> None:  # Any: FileField's own
        self.most = most
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # Any: as in Django
        files = [super(PicturesField, self).clean(each, initial) for each in data or []]
        if files and self.most <= 0:
            raise ValidationError(_("There is no room for more pictures. Remove one first."))
        if len(files) > self.most:
            raise ValidationError(
                ngettext(
                    "There is room for %(most)d picture more.", "There is room for %(most)d pictures more.", self.most
                )
                % {"most": self.most}
            )
        return [self._clean_one(file) for file in files]

    def _clean_one(self, file: UploadedFile) -> UploadedFile:
        try:
            return clean_picture(file, max_side=LONGEST_SIDE, save_as="webp")
        except ValidationError as error:
            said = " ".join(error.messages)
            raise ValidationError(_("%(name)s: %(error)s") % {"name": file.name, "error": said}) from error

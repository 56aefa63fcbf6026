"""The picture of a thing, with its words: judged by its content and written anew."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from portal.base.uploads import PICTURE_FORMATS, clean_picture

LONGEST_SIDE = 1200
ACCEPT = ",".join(f".{suffix}" for suffix in PICTURE_FORMATS)


class ThingPictureField(forms.FileField):
    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:  # Any: as in Django
        file = super().clean(data, initial)
        return clean_picture(file, max_side=LONGEST_SIDE, save_as="webp") if file else None

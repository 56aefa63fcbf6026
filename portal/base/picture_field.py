"""One picture in a form of people: judged by its content and written anew."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from portal.base.uploads import PICTURE_FORMATS, clean_picture

ACCEPT = ",".join(f".{suffix}" for suffix in PICTURE_FORMATS)


class OnePictureField(forms.FileField):
    """Gives a WebP of at most `max_side` pixels. Errors: ValidationError where it is no picture."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, *, max_side: int, **kwargs: Any) -> None:  # Any: FileField's own
        self.max_side = max_side
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:  # Any: as in Django
        file = super().clean(data, initial)
        return clean_picture(file, max_side=self.max_side, save_as="webp") if file else None

"""One file by a plain form, for whoever has no script."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.upload_handlers import RefusedUpload


class UploadForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)
    comment = forms.CharField(
        label=gettext_lazy("What is new?"), max_length=200, required=False, widget=forms.TextInput
    )
    keep_place = forms.BooleanField(
        label=gettext_lazy("Keep in photos where they were taken"),
        required=False,
        help_text=gettext_lazy("Else the place is removed, so that nobody learns from a picture where somebody lives."),
    )

    def __init__(self, request: HttpRequest, *, is_version: bool = False) -> None:
        super().__init__(request.POST or None, request.FILES or None)
        if not is_version:
            del self.fields["comment"]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if isinstance(file, RefusedUpload):
            limit = filesizeformat(settings.UPLOAD_MAX_BYTES)
            raise forms.ValidationError(
                _("By this form a file can have %(limit)s at most. With JavaScript switched on larger ones work, too.")
                % {"limit": limit}
            )
        return file

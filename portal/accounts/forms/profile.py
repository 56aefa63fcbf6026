"""What people tell about themselves, and who sees it."""

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.pictures import square_picture


class ProfileForm(forms.ModelForm[User]):
    new_picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("A JPEG, PNG or WebP file of up to 10 MB. We crop it to a square and remove the location."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    remove_picture = forms.BooleanField(label=_("Remove the picture"), required=False)

    class Meta:
        model = User
        fields = [
            "name",
            "language",
            "picture_visibility",
            "about",
            "about_visibility",
            "municipality",
            "municipality_visibility",
            "topics",
            "topics_visibility",
            "findable_visibility",
        ]
        widgets = {"topics": forms.CheckboxSelectMultiple, "about": forms.Textarea(attrs={"rows": 5})}

    field_order = [
        "name",
        "language",
        "new_picture",
        "remove_picture",
        "picture_visibility",
        "about",
        "about_visibility",
        "municipality",
        "municipality_visibility",
        "topics",
        "topics_visibility",
        "findable_visibility",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: ModelForm's own signature
        super().__init__(*args, **kwargs)
        self.fields["municipality"].empty_label = _("Not said")  # type: ignore[attr-defined]  # a ModelChoiceField
        if not self.instance.picture:
            del self.fields["remove_picture"]

    def clean_new_picture(self) -> ContentFile[bytes] | None:
        upload = self.cleaned_data.get("new_picture")
        return square_picture(upload) if upload else None

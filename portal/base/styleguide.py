"""`/styleguide/`: every component in its states, for those who build the portal. Only in development."""

import datetime
import json
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout, Submit
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.base.blocks import ContentBlock
from portal.base.icons import icon_names
from portal.base.models import PortalImage
from portal.settings.env import BASE_DIR

TOKENS = BASE_DIR / "frontend" / "tokens.json"
TOPICS = [
    ("Mobilität", "mobilitaet", "bicycle"),
    ("Energie und Wohnen", "energie", "lightning-charge"),
    ("Natur und Artenvielfalt", "natur", "tree"),
    ("Reparieren und Teilen", "reparieren", "tools"),
    ("Kunst und Kultur", "kultur", "palette"),
    ("Landwirtschaft", "landwirtschaft", "flower1"),
]


@dataclass(frozen=True)
class ExampleTopic:
    name: str
    slug: str
    icon: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ExampleOccurrence:
    title: str
    start: datetime.datetime
    end: datetime.datetime | None
    all_day: bool = False
    url: str = "#"


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="So sehen dich die anderen.", max_length=80)
    email = forms.EmailField(label="E-Mail-Adresse")
    municipality = forms.ChoiceField(
        label="Kommune", choices=[("", "Bitte wählen"), ("kiel", "Kiel"), ("preetz", "Preetz")], required=False
    )
    about = forms.CharField(label="Über mich", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = forms.DateField(label="Tag", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    picture = forms.FileField(label="Bild", required=False, help_text="JPEG, PNG oder WebP, höchstens 10 MB.")
    topics = forms.MultipleChoiceField(
        label="Themen",
        choices=[(slug, name) for name, slug, _icon in TOPICS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Darüber erfährst du zuerst.",
    )
    visibility = forms.ChoiceField(
        label="Wer sieht dein Profil?",
        choices=[("all", "Alle"), ("members", "Nur angemeldete Menschen"), ("none", "Niemand")],
        widget=forms.RadioSelect,
        initial="members",
    )
    consent = forms.BooleanField(label="Ich habe die Datenschutzerklärung gelesen und bin einverstanden.")

    def __init__(self, *args: object, prefix: str) -> None:
        super().__init__(*args, prefix=prefix, auto_id=f"{prefix}_%s")  # type: ignore[arg-type,misc]  # passed through
        self.helper = FormHelper()
        self.helper.form_action = "#formulare"
        self.helper.disable_csrf = True
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            Fieldset("Über dich", "name", "email", "municipality", "about", "day", "picture"),
            Fieldset("Was dich interessiert", "topics", "visibility", "consent"),
            Div(
                Submit("save", "Profil speichern", css_id=f"{prefix}_save"),
                HTML('<a class="btn btn-link" href="#formulare">Abbrechen</a>'),
                css_class="button-row",
            ),
        )


def _occurrences() -> list[ExampleOccurrence]:
    evening = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0) + datetime.timedelta(days=3)
    hours = datetime.timedelta(hours=1)
    return [
        ExampleOccurrence("Repair-Café in der Räucherei", evening, evening + 3 * hours),
        ExampleOccurrence("Radtour um den Westensee", evening + 39 * hours, None),
        ExampleOccurrence("Klimaschutzwoche in Eckernförde", evening + 96 * hours, evening + 240 * hours, all_day=True),
    ]


def _blocks(request: HttpRequest) -> list[tuple[str, str]]:
    """The editor's blocks with the examples of their previews."""
    blocks = ContentBlock().child_blocks.items()
    return [(name, block.render(block.get_preview_value(), {"request": request})) for name, block in blocks]


def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.STYLEGUIDE:
        raise Http404
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))
    pages = Paginator(range(200), 10)
    context = {
        "token_names": tokens["light"],
        "pictures": list(PortalImage.objects.order_by("pk")[:6]),
        "topics": [ExampleTopic(*topic) for topic in TOPICS],
        "occurrences": _occurrences(),
        "empty_form": ExampleForm(prefix="leer"),
        "wrong_form": ExampleForm({"fehler-email": "anna@", "fehler-name": ""}, {}, prefix="fehler"),
        "page_obj": pages.page(7),
        "first_page": Paginator(range(25), 10).page(1),
        "icons": sorted(icon_names()),
        "blocks": _blocks(request),
        "levels": ["info", "success", "warning", "danger"],
    }
    return render(request, "styleguide/styleguide.html", context)

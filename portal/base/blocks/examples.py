"""What the previews in the editor show: short examples in the editor's language, with pictures of this portal."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def pictures(number: int) -> list[Any]:  # Any: the image model is a setting
    """The first pictures of this portal; the newest portal has none yet."""
    return list(get_image_model().objects.order_by("pk")[:number])


def described(image: Any) -> dict[str, Any]:
    return {"image": image, "alt_text": _("A picture of this portal"), "decorative": False}


def text() -> str:
    return "<h2>{}</h2><p>{}</p><ul><li>{}</li><li>{}</li></ul>".format(
        _("Three cargo bikes for everybody"),
        _("Since spring we have been lending <b>three cargo bikes</b>, free of charge. This is how it works:"),
        _("Choose a day"),
        _("Pick up the bike"),
    )


def quote() -> dict[str, Any]:
    return {
        "text": _("We did not want to wait until somebody starts. So we started."),
        "name": "Wiebke Petersen",
        "role": _("Repair café, Preetz"),
        "picture": next(iter(pictures(1)), None),
    }


def call_to_action() -> dict[str, Any]:
    return {
        "title": _("Do you have an idea?"),
        "text": _("Write it down. We help you to find people who join in."),
        "button": _("Submit an idea"),
        "url": "https://example.org/",
        "look": "strong",
    }


def questions() -> dict[str, Any]:
    return {
        "title": _("Frequently asked questions"),
        "questions": [
            {"question": _("What does it cost?"), "answer": "<p>{}</p>".format(_("Nothing. The portal is free."))},
            {"question": _("Do I need an account?"), "answer": "<p>{}</p>".format(_("Not for reading."))},
        ],
    }


def picture_with_caption() -> dict[str, Any]:
    image = described(next(iter(pictures(1)), None))
    return {"image": image, "caption": _("Many hands at the harbour."), "width": "text"}


def gallery() -> dict[str, Any]:
    return {
        "title": _("This was the harbour festival"),
        "pictures": [{"image": described(image), "caption": ""} for image in pictures(3)],
    }


def video() -> dict[str, Any]:
    return {
        "title": _("A walk through the community garden"),
        "url": "https://vimeo.com/76979871",
        "poster": next(iter(pictures(1)), None),
    }


def download() -> dict[str, Any]:
    document = get_document_model().objects.order_by("pk").first()
    return {"document": document, "description": _("Everything that matters on two pages.")}


def table() -> dict[str, Any]:
    return {
        "table": {
            "columns": [{"type": "text", "heading": _("Place")}, {"type": "number", "heading": _("Cargo bikes")}],
            "rows": [{"values": ["Preetz", "3"]}, {"values": ["Gettorf", "2"]}],
            "caption": _("Cargo bikes to borrow"),
        },
        "row_headings": True,
    }


def figures() -> dict[str, Any]:
    return {
        "title": _("What we did together"),
        "figures": [
            {"number": "320", "unit": "", "label": _("trees planted")},
            {"number": "38", "unit": "t CO₂", "label": _("saved each year")},
        ],
    }


def people() -> dict[str, Any]:
    return {
        "title": _("Who you can ask"),
        "people": [
            {"name": "Maren Matthiesen", "role": _("Climate manager"), "email": "maren@example.org"},
            {"name": "Jan Jacobsen", "role": _("Cargo bikes"), "phone": "0431 123 456"},
        ],
    }


def listing() -> dict[str, Any]:
    return {"title": _("New in the region"), "order": "newest", "limit": 3}

"""What people call a kind of file."""

import pytest

from workspace.documents.content import kinds
from workspace.documents.looks import look_of


@pytest.mark.parametrize(
    ("media_type", "name", "label", "icon"),
    [
        ("image/jpeg", "Fest.jpg", "Bild", "image"),
        ("video/mp4", "Film.mp4", "Video", "camera-video"),
        ("audio/mpeg", "Lied.mp3", "Ton", "music-note-beamed"),
        (kinds.PDF, "Plan.pdf", "PDF", "file-earmark-pdf"),
        (kinds.DOCX, "Brief.docx", "Text", "file-earmark-text"),
        (kinds.ODT, "Brief.odt", "Text", "file-earmark-text"),
        (kinds.XLSX, "Kasse.xlsx", "Tabelle", "table"),
        (kinds.ODS, "Kasse.ods", "Tabelle", "table"),
        (kinds.PPTX, "Vortrag.pptx", "Folien", "images"),
        (kinds.ODP, "Vortrag.odp", "Folien", "images"),
        (kinds.ZIP, "Alles.zip", "Gepackte Dateien", "file-earmark-zip"),
        (kinds.TEXT, "Notiz.txt", "Text", "file-earmark-text"),
        (kinds.TEXT, "Kasse.CSV", "Tabelle", "table"),
        (kinds.UNKNOWN, "Was.xyz", "Datei", "file-earmark"),
    ],
)
def test_each_kind_has_a_name_and_a_picture(media_type, name, label, icon):
    look = look_of(media_type, name)

    assert (str(look.label), look.icon) == (label, icon)

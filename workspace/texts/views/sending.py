"""A text on its way to somebody's computer."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import override

from workspace.texts.document import reading
from workspace.texts.document.outgoing import Form, absolute, file_name
from workspace.texts.models import Text
from workspace.texts.services import picturing, storing

LANGUAGES = {"de": "de-DE", "en": "en-GB"}


def as_file(request: HttpRequest, text: Text, form: Form) -> HttpResponse:
    root, pictures = picturing.for_a_file(text.project, reading.read(storing.load(text)))
    root = absolute(root, request.build_absolute_uri("/").rstrip("/"))
    with override(text.language):
        made = form.make(root, title=str(text), language=LANGUAGES[text.language], pictures=pictures)
    response = HttpResponse(made, content_type=form.content_type)
    name = file_name(text.title, form.key)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response

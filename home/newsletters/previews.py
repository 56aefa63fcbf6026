"""How a newsletter looks while it is written: as a mail, in either language, and in the archive."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from home.newsletters.models import Newsletter
from home.newsletters.services.composing import NOBODY, TOKEN, letter_of
from home.newsletters.views.archive import issue_context

# A mail brings its styles along in its elements, for mail programs know nothing else; nothing else is allowed in it.
POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
}


def draw(request: HttpRequest, newsletter: Newsletter, mode: str) -> HttpResponseBase:
    if mode == "page":
        return render(request, "home/newsletters/issue.html", issue_context(newsletter))
    letter = letter_of(newsletter, "en" if mode == "mail-en" else "de")

    @csp(POLICY)
    def mail(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(letter.html.replace(TOKEN, NOBODY))

    return mail(request)

"""The policy for content in the Wagtail admin; everywhere else the strict one of the settings holds.

Wagtail 8 writes scripts into its pages without asking for a nonce (the widgets for dates and times, inline panels,
choosers that arrive by fetch), and its rich text editor sets styles: these two need `unsafe-inline`. `blob:` is for
pictures before they are uploaded. Nothing else is opened: no other origin, no `eval`, no plugin, no foreign frame.
"""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve, reverse

IN_THE_ADMIN = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [*settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"], "blob:"],
}
# What these show is a page of the portal or a mail, so they keep the portal's policy, or one that is stricter still.
PAGES_IN_THE_ADMIN = {
    "preview_on_add",
    "preview_on_edit",
    "view_draft",
    "revisions_view",
    "workflow_preview",
    "newsletter_as_mail",
}


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy below the admin's address."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if _is_admin(request.path_info):
            parts.replace = {**IN_THE_ADMIN, **(parts.replace or {})}
        return parts


def _is_admin(path: str) -> bool:
    if not path.startswith(reverse("wagtailadmin_home")):
        return False
    try:
        return resolve(path).url_name not in PAGES_IN_THE_ADMIN
    except Resolver404:
        return False

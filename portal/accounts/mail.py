"""Mail about an account: in the person's language, with a plain and a formatted part."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from portal.base.models import PortalSettings


def portal_context() -> dict[str, Any]:  # Any: a template's context
    """What every mail shows of the portal."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    portal = PortalSettings.for_site(site) if site else PortalSettings()
    return {"portal": portal, "portal_name": portal.portal_name, "portal_url": settings.WAGTAILADMIN_BASE_URL}


def render(prefix: str, *, email: str, language: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    """A message from `<prefix>_subject.txt`, `<prefix>_message.txt` and `<prefix>_message.html`."""
    with translation.override(language):
        context = {**portal_context(), "email": email, "language": language, **context}
        subject = " ".join(render_to_string(f"{prefix}_subject.txt", context).split())
        message = EmailMultiAlternatives(
            subject, render_to_string(f"{prefix}_message.txt", context).strip() + "\n", to=[email]
        )
        message.attach_alternative(render_to_string(f"{prefix}_message.html", context), "text/html")
    return message


def send(prefix: str, *, email: str, language: str, context: dict[str, Any]) -> None:
    render(prefix, email=email, language=language, context=context).send()

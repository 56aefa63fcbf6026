"""Mail about an account: in the person's language, with a plain and a formatted part."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from portal.base.models import PortalSettings
from portal.mailing import compose
from portal.mailing.choices import Priority
from portal.mailing.compose import Manner
from portal.mailing.services import Posting, posted

WAITED_FOR = Posting(kind="account", priority=Priority.URGENT)


def portal_context() -> dict[str, Any]:  # Any: a template's context
    """What every mail shows of the portal."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    portal = PortalSettings.for_site(site) if site else PortalSettings()
    return {"portal": portal, "portal_name": portal.portal_name, "portal_url": settings.WAGTAILADMIN_BASE_URL}


def render(
    prefix: str,
    *,
    email: str,
    language: str,
    context: dict[str, Any],  # Any: as above
    manner: Manner | None = None,
) -> EmailMultiAlternatives:
    """A message from `<prefix>_subject.txt`, `<prefix>_message.txt` and `<prefix>_message.html`."""
    manner = manner or Manner()
    with translation.override(language):
        context = {**portal_context(), "email": email, "language": language, "manner": manner, **context}
        subject = " ".join(render_to_string(f"{prefix}_subject.txt", context).split())
        message = EmailMultiAlternatives(
            subject, render_to_string(f"{prefix}_message.txt", context).strip() + "\n", to=[email]
        )
        message.attach_alternative(render_to_string(f"{prefix}_message.html", context), "text/html")
    compose.dress(message, manner)
    return message


def send(
    prefix: str,
    *,
    email: str,
    language: str,
    context: dict[str, Any],  # Any: as above
    manner: Manner | None = None,
    posting: Posting = WAITED_FOR,
) -> None:
    posted(render(prefix, email=email, language=language, context=context, manner=manner), posting).send()

"""Signed links in mails: they name a row and stand for the person who got the mail."""

from datetime import timedelta

from django.core import signing

from workspace.projects.models import Membership

BATON = "projects.baton"
LASTS = timedelta(days=180)


def baton_token(membership: Membership) -> str:
    """Holds for this one question to this lead; once it is answered it is of no more use."""
    asked_at = membership.project.baton_at
    return signing.dumps([membership.pk, asked_at.isoformat() if asked_at else ""], salt=BATON)


def asked_lead(token: str) -> Membership | None:
    """Nothing where the link is forged or too old, the question is answered, or the person leads no more."""
    try:
        pk, asked_at = signing.loads(token, salt=BATON, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Membership.objects.active().to_be_asked().select_related("project", "user")
    membership = rows.filter(pk=pk, project__baton_at__isnull=False).first()
    now = membership.project.baton_at if membership is not None else None
    return membership if now is not None and now.isoformat() == asked_at else None

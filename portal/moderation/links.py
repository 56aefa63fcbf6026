"""Signed links in mails: they name a report and stand for the person who made it, with an account or without."""

from datetime import timedelta

from django.core import signing

from portal.moderation.models import Report

OWN = "moderation.report"
LASTS = timedelta(days=400)


def token_of(report: Report) -> str:
    return signing.dumps(report.pk, salt=OWN)


def own_report(token: str) -> Report | None:
    """Nothing where the link is forged, too old, or the row is gone."""
    try:
        pk = signing.loads(token, salt=OWN, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Report.objects.select_related("case__content_type").filter(pk=pk).first()

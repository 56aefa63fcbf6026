"""Consents that end: the people who look after the project hear of it before."""

from collections import defaultdict
from datetime import timedelta
from functools import partial

from django.utils import timezone

from portal.accounts import notices
from portal.accounts.notices import Recipient
from workspace.documents import consent_mails
from workspace.documents.models import Consent
from workspace.documents.querysets import KEY
from workspace.projects.models import Project

BEFORE = timedelta(days=14)


def warn() -> int:
    """Each consent once, in one mail a project; not those of pictures in the trash. Gives how many."""
    due = Consent.objects.ending_until(timezone.localdate() + BEFORE).not_warned_of()
    rows = due.filter(document__deleted_at__isnull=True).select_related("document__project").order_by("until", "pk")
    of_projects: dict[Project, list[Consent]] = defaultdict(list)
    for consent in rows:
        of_projects[consent.document.project].append(consent)
    for project, consents in of_projects.items():
        _tell(project, consents)
    return sum(len(consents) for consents in of_projects.values())


def _tell(project: Project, consents: list[Consent]) -> None:
    """Marked first: a mail too few is better than one each day."""
    Consent.objects.filter(pk__in=[each.pk for each in consents]).update(warned_at=timezone.now())
    if project.has_room(KEY):
        for membership in project.memberships.active().admins().select_related("user"):
            notices.send(Recipient.of(membership.user), partial(consent_mails.ending, project, consents))

"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from functools import partial

from django.utils import timezone
from django_tasks import task

from portal.accounts import notices
from portal.accounts.notices import Recipient
from portal.moderation import mails
from portal.moderation.models import Block, Case, Decision, ModerationSettings, Report
from portal.moderation.recipients import managers_for


@task()
def tell_managers_at_once(case_id: int) -> None:
    case = Case.objects.open().filter(pk=case_id, told_at__isnull=True).first()
    if case is None or not ModerationSettings.load().mails_at_once:
        return
    for manager in managers_for(case):
        notices.send(Recipient.of(manager), partial(mails.new_case, case))
    Case.objects.filter(pk=case.pk).update(told_at=timezone.now())


@task()
def tell_of_decision(decision_id: int) -> None:
    """The author, where something was restricted or published; and all who have reported it."""
    rows = Decision.objects.select_related("case__author", "actor")
    decision = rows.filter(pk=decision_id).first()
    if decision is None:
        return
    author = decision.case.author
    if author is not None and author.is_active and mails.concerns_the_author(decision):
        notices.send(Recipient.of(author), partial(mails.decided, decision))
    if decision.is_automated:
        return
    for report in decision.case.reports.select_related("reporter"):
        recipient = _who_reported(report)
        if recipient is not None:
            notices.send(recipient, partial(mails.report_decided, report, decision))


@task()
def tell_reporters_it_is_settled(case_id: int) -> None:
    """Nobody had to decide: it was withdrawn, deleted, or became part of something else."""
    reports = Report.objects.filter(case=case_id).select_related("reporter", "case")
    for report in reports:
        recipient = _who_reported(report)
        if recipient is not None:
            notices.send(recipient, partial(mails.report_settled, report))


@task()
def thank_reporter(report_id: int) -> None:
    report = Report.objects.select_related("reporter", "case").filter(pk=report_id).first()
    recipient = _who_reported(report) if report is not None else None
    if report is not None and recipient is not None:
        notices.send(recipient, partial(mails.report_received, report))


@task()
def tell_blocked(block_id: int) -> None:
    block = Block.objects.select_related("user").filter(pk=block_id).first()
    if block is not None and block.user.is_active:
        notices.send(Recipient.of(block.user), partial(mails.blocked, block))


def _who_reported(report: Report) -> Recipient | None:
    if report.reporter is not None:
        return Recipient.of(report.reporter) if report.reporter.is_active else None
    return Recipient(report.email, report.language) if report.email else None

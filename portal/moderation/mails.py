"""The mails about decisions: what was decided, why, and how to object (DSA, Art. 16, 17 and 20)."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.notices import Notice, full_url
from portal.moderation.choices import Action
from portal.moderation.links import token_of
from portal.moderation.models import Block, Case, Decision, Report

MOST_NAMED = 15


def new_case(case: Case, language: str) -> Notice:
    return Notice(
        subject=_("On your desk: “%(title)s”") % {"title": case.title},
        sentences=case.whys_in_words,
        url=full_url("desk:case", case.pk, language=language),
        label=_("Look at it"),
        reason=_("You get this mail because you look after this municipality."),
    )


def new_cases(cases: Sequence[Case], language: str) -> Notice:
    """In the morning, with all that came since."""
    count = len(cases)
    more = count - MOST_NAMED
    lines = [
        _("“%(title)s”: %(why)s") % {"title": case.title, "why": "; ".join(case.whys_in_words)}
        for case in cases[:MOST_NAMED]
    ]
    rest = [ngettext("And %(count)d more.", "And %(count)d more.", more) % {"count": more}] if more > 0 else []
    return Notice(
        subject=ngettext("%(count)d new case on your desk", "%(count)d new cases on your desk", count)
        % {"count": count},
        sentences=[_("This waits for you:")],
        lines=[*lines, *rest],
        url=full_url("desk:index", language=language),
        label=_("Go to the desk"),
        reason=_("You get this mail once a day as long as something new waits for you."),
    )


def concerns_the_author(decision: Decision) -> bool:
    """A report that changed nothing is no news for the author, and would only make them wonder who it was."""
    return decision.action != Action.KEEP


def decided(decision: Decision, language: str) -> Notice:
    """To the author; with the way to object where something was restricted."""
    title = {"title": decision.case.title}
    sentences = [_decision_in_words(decision) % title]
    if decision.restricts and decision.undone_at is None:
        sentences += [_means(decision), *_occasion(decision)]
        sentences.append(
            _("It was decided by the portal itself, because several people have reported it. A person looks at it now.")
            if decision.is_automated
            else _("It was decided by a person, by the terms of use of this portal.")
        )
        sentences.append(_("If you do not agree, object within six months: somebody looks at it again."))
        sentences.append(_("You can also turn to a certified body for settling such disputes, or to a court."))
    there = _where_it_is_read(decision)
    return Notice(
        subject=_decision_in_words(decision) % title,
        sentences=sentences,
        quote=decision.reason,
        url=there or full_url("moderation:decision", decision.pk, language=language),
        label=_("Look at it") if there else _("See the decision"),
        reason=_("You get this mail because you have written it."),
    )


def _where_it_is_read(decision: Decision) -> str:
    """The address of what everybody sees from now on; nothing else is to be said of it, or done."""
    target, kind = decision.case.target, decision.case.kind
    is_seen = decision.action in {Action.APPROVE, Action.SHOW} and decision.undone_at is None
    path = kind.url(target) if is_seen and target is not None and kind is not None else ""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path if path else ""


def _decision_in_words(decision: Decision) -> str:
    if decision.undone_at is not None:
        return _("The decision on “%(title)s” was taken back")
    return {
        Action.APPROVE: _("“%(title)s” is published"),
        Action.ASK_BACK: _("Please complete “%(title)s”"),
        Action.REFUSE: _("“%(title)s” is not published"),
        Action.HIDE: _("“%(title)s” is hidden"),
        Action.SHOW: _("“%(title)s” can be seen again"),
        Action.KEEP: _("“%(title)s” stays as it is"),
        Action.CONFIRM: _("The decision on “%(title)s” stands"),
    }[Action(decision.action)]


def _means(decision: Decision) -> str:
    """What is restricted, for whom, and until when."""
    if decision.action == Action.ASK_BACK:
        return _("It is a draft again that only you see. Change it and submit it once more, then somebody looks at it.")
    return _("Only you and the managers still see it, for as long as this decision stands.")


def _occasion(decision: Decision) -> list[str]:
    """Whether it was looked at because of reports; not whose they were."""
    if decision.is_automated:
        return []
    if decision.case.reports.exists():
        return [_("It was looked at because it had been reported.")]
    return [_("Nobody has reported it: it was looked at by the managers.")]


def _own_report(report: Report, language: str) -> str:
    """Works without signing in: the link stands for whoever got the mail."""
    return full_url("moderation:own_report", token_of(report), language=language)


def report_received(report: Report, language: str) -> Notice:
    title = {"title": report.case.title}
    return Notice(
        subject=_("Your report of “%(title)s” has arrived") % title,
        sentences=[
            _("Thank you for your report. Somebody looks at “%(title)s”, and you hear what was decided.") % title
        ],
        url=_own_report(report, language),
        label=_("See how it stands"),
        reason=_("You get this mail because somebody reported a contribution with this address."),
    )


def report_decided(report: Report, decision: Decision, language: str) -> Notice:
    title = {"title": report.case.title}
    if decision.undone_at is not None:
        return Notice(
            subject=_("Looked at once more: your report of “%(title)s”") % title,
            sentences=[
                _("What was decided on your report of “%(title)s” was taken back.") % title,
                _("Somebody looks at it once more, and you hear what was decided."),
            ],
            reason=_("You get this mail because somebody reported a contribution with this address."),
        )
    gone = decision.action in {Action.HIDE, Action.REFUSE, Action.CONFIRM, Action.ASK_BACK}
    return Notice(
        subject=_("Decided: your report of “%(title)s”") % title,
        sentences=[
            _("You have reported “%(title)s”. A person has looked at it.") % title,
            _became_of_it(decision),
            *([] if gone else [_("If you do not agree, object within six months: somebody looks at it again.")]),
        ],
        quote="" if gone else decision.reason,
        url=_own_report(report, language),
        label=_("See the decision") if gone else _("See the decision, or object"),
        reason=_("You get this mail because somebody reported a contribution with this address."),
    )


def _became_of_it(decision: Decision) -> str:
    """As somebody hears it who has reported it."""
    if decision.action == Action.ASK_BACK:
        return _("It is not to be seen until its author has changed it and somebody has looked at it again.")
    if decision.action in {Action.HIDE, Action.REFUSE, Action.CONFIRM}:
        return _("It is no longer to be seen.")
    return _("It stays, because it does not break our rules.")


def report_settled(report: Report, language: str) -> Notice:
    title = {"title": report.case.title}
    return Notice(
        subject=_("Settled: your report of “%(title)s”") % title,
        sentences=[
            _("You have reported “%(title)s”. Meanwhile it was withdrawn, deleted or put together with another.")
            % title,
            _("If you still see what you have reported, please report it once more."),
        ],
        reason=_("You get this mail because somebody reported a contribution with this address."),
    )


def blocked(block: Block, language: str) -> Notice:
    day = date_format(localtime(block.until), "DATETIME_FORMAT")
    return Notice(
        subject=_("You cannot write until %(day)s") % {"day": day},
        sentences=[
            _("You cannot write anything in the portal until %(day)s. You can read, and change your account.")
            % {"day": day},
            _("If you do not agree, write to us; how to reach us stands in the legal notice."),
        ],
        quote=block.reason,
        reason=_("You get this mail because it concerns your account."),
    )

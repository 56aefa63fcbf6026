"""The mails about ideas: what each says."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Helper, Idea, Step
from portal.accounts.models import User
from portal.accounts.notices import Notice, full_url
from portal.base.dates import day_in_words

MOST_NAMED = 20


def step(step: Step, reader: User | None, language: str) -> Notice:
    """What became of the idea, for all who stand behind it."""
    title = {"title": step.idea.title}
    return Notice(
        subject=became(step.status) % title,
        sentences=[became(step.status) % title],
        quote=step.text,
        url=full_url("ideas:detail", step.idea_id, language=language),
        label=_("See the idea"),
        reason=_why(step.idea, reader),
    )


def became(status: str) -> str:
    return {
        Status.ANSWERED: _("“%(title)s” has an answer"),
        Status.TAKEN_UP: _("“%(title)s” is taken up"),
        Status.REALISED: _("“%(title)s” is realised"),
        Status.DECLINED: _("“%(title)s” is declined"),
        Status.ARCHIVED: _("“%(title)s” is archived"),
        Status.WITHDRAWN: _("“%(title)s” was withdrawn"),
    }.get(Status(status), _("“%(title)s” is open again"))


def corrected(idea: Idea, language: str) -> Notice:
    return Notice(
        subject=_("Your idea was changed: “%(title)s”") % {"title": idea.title},
        sentences=[
            _("The climate management has changed the text of your idea “%(title)s”.") % {"title": idea.title},
            _("What stood there before can be read on its page. Write to us if you do not agree."),
        ],
        url=full_url("ideas:detail", idea.pk, language=language) + "#fassungen",
        label=_("See the idea"),
        reason=_("You get this mail because it is your idea."),
    )


def assigned(idea: Idea, language: str) -> Notice:
    names = {"title": idea.title, "day": day_in_words(idea.answer_due) if idea.answer_due else ""}
    promised = [_("An answer is promised by %(day)s.") % names] if idea.answer_due else []
    return Notice(
        subject=_("Yours to answer: “%(title)s”") % names,
        sentences=[_("The idea “%(title)s” is yours to answer now.") % names, *promised],
        url=full_url("ideas:detail", idea.pk, language=language),
        label=_("See the idea"),
        reason=_("You get this mail because you are responsible for this idea."),
    )


def merged(idea: Idea, language: str) -> Notice:
    names = {"title": idea.title, "other": str(idea.merged_into)}
    return Notice(
        subject=_("“%(title)s” is now part of “%(other)s”") % names,
        sentences=[
            _("Your idea “%(title)s” and “%(other)s” want the same. We have put them together.") % names,
            _("All supports and comments have moved along, and the old address leads to the common page."),
        ],
        url=full_url("ideas:detail", idea.merged_into_id, language=language),
        label=_("See the idea"),
        reason=_("You get this mail because it is your idea."),
    )


def started(step: Step, language: str) -> Notice:
    names = {"title": step.idea.title, "name": str(step.actor or _("Somebody"))}
    return Notice(
        subject=_("It starts: “%(title)s”. Are you in?") % names,
        sentences=[
            _("%(name)s makes a project of “%(title)s”. You said that you help.") % names,
            _("Tell us on the page of the idea whether you are in."),
        ],
        quote=step.text,
        url=full_url("ideas:detail", step.idea_id, language=language) + "#projekt",
        label=_("Say yes or no"),
        reason=_("You get this mail because you said that you help with this idea."),
    )


def started_for_managers(step: Step, language: str) -> Notice:
    names = {"title": step.idea.title, "name": str(step.actor or _("Somebody"))}
    return Notice(
        subject=_("A project starts: “%(title)s”") % names,
        sentences=[_("%(name)s makes a project of “%(title)s”. Perhaps you can open a door for them.") % names],
        quote=step.text,
        url=full_url("ideas:detail", step.idea_id, language=language),
        label=_("See the idea"),
        reason=_("You get this mail because you are responsible for this idea."),
    )


def helper_replied(helper: Helper, language: str) -> Notice:
    names = {"title": helper.idea.title, "name": str(helper.user)}
    joins = helper.reply == Helper.Reply.JOINS
    return Notice(
        subject=(_("%(name)s is in: “%(title)s”") if joins else _("%(name)s cannot join in: “%(title)s”")) % names,
        sentences=[
            (_("%(name)s joins in with “%(title)s”.") if joins else _("%(name)s cannot join in with “%(title)s”."))
            % names
        ],
        quote=helper.can_do if joins else "",
        url=full_url("ideas:detail", helper.idea_id, language=language) + "#projekt",
        label=_("See who is in"),
        reason=_("You get this mail because you have started this project."),
    )


def overdue(ideas: Sequence[Idea], language: str) -> Notice:
    """Weekly, to the manager who is responsible."""
    lines = [
        ngettext(
            "“%(title)s”: %(count)d day over the promised day.", "“%(title)s”: %(count)d days over the promised day.",
            idea.days_overdue,
        )
        % {"title": idea.title, "count": idea.days_overdue}
        for idea in ideas[:MOST_NAMED]
    ]  # fmt: skip
    count = len(ideas)
    return Notice(
        subject=ngettext("%(count)d idea waits for its answer", "%(count)d ideas wait for their answer", count)
        % {"count": count},
        sentences=[_("An answer was promised here, and people still wait for it:")],
        lines=lines,
        url=full_url("ideas:detail", ideas[0].pk, language=language),
        label=_("See the first one"),
        reason=_("You get this mail once a week as long as an answer is overdue."),
    )


def _why(idea: Idea, reader: User | None) -> str:
    if reader is not None and reader.pk == idea.author_id:
        return _("You get this mail because it is your idea.")
    return _("You get this mail because you support this idea or help with it.")

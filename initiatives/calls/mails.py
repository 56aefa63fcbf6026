"""The mails about calls: what each says. They look like all the portal's mail."""

from django.utils.translation import gettext as _

from initiatives.calls import links
from initiatives.calls.models import Answer, Call
from portal.accounts.notices import Notice, full_url
from portal.base.dates import day_in_words


def answered(answer: Answer, language: str) -> Notice:
    names = {"name": answer.who, "title": answer.call.title}
    return Notice(
        subject=_("%(name)s answers “%(title)s”") % names,
        sentences=[
            _("%(name)s has answered “%(title)s”.") % names,
            _("Accept or decline on the page of the answers. With your yes you get the person's e-mail address."),
        ],
        quote=answer.message,
        url=full_url("calls:answers", answer.call_id, language=language),
        label=_("See the answers"),
        reason=_because_of_the_contact(answer.call),
    )


def withdrawn(answer: Answer, language: str) -> Notice:
    names = {"name": answer.who, "title": answer.call.title}
    if answer.call.is_offer:
        subject = _("%(name)s does not need it any more: “%(title)s”")
        sentence = _("%(name)s has withdrawn the request for “%(title)s”.")
    else:
        subject = _("%(name)s can no longer come: “%(title)s”")
        sentence = _("%(name)s has withdrawn the answer to “%(title)s”. The place is free again.")
    return Notice(
        subject=subject % names,
        sentences=[sentence % names],
        url=full_url("calls:answers", answer.call_id, language=language),
        label=_("See the answers"),
        reason=_because_of_the_contact(answer.call),
    )


def confirm(answer: Answer, language: str) -> Notice:
    """Nothing of what was written: else anybody could have the portal mail anything to anybody."""
    title = {"title": answer.call.title}
    if answer.call.is_offer:
        subject = _("Please confirm: your request for “%(title)s”")
        sentences = [
            _("Somebody has asked for “%(title)s” with this address.") % title,
            _("Open the link and confirm, then your request goes out. The link holds for three days."),
        ]
    else:
        subject = _("Please confirm: your answer to “%(title)s”")
        sentences = [
            _("Somebody has answered “%(title)s” with this address.") % title,
            _("Open the link and confirm, then your answer goes out. The link holds for three days."),
        ]
    return Notice(
        subject=subject % title,
        sentences=sentences,
        url=full_url("calls:confirm", links.confirm_token(answer), language=language),
        label=_("Confirm the request") if answer.call.is_offer else _("Confirm the answer"),
        reason=_("You get this mail because somebody gave this address. If it was not you, just do nothing."),
    )


def answered_already(answer: Answer, language: str) -> Notice:
    title = answer.call.title
    return Notice(
        subject=_("You have answered “%(title)s” already") % {"title": title},
        sentences=[_("Your answer has arrived, you need not send it again. Here you see what becomes of it.")],
        url=own_url(answer, language),
        label=_("See my answer"),
        reason=_("You get this mail because somebody gave this address. If it was not you, just do nothing."),
    )


def decided(answer: Answer, event: str, language: str) -> Notice:
    subject, sentences = _decision(event, answer.call)
    return Notice(
        subject=subject,
        sentences=sentences,
        quote=answer.reply,
        url=own_url(answer, language),
        label=_("See my answer"),
        reason=_("You get this mail because you have answered “%(title)s”.") % {"title": answer.call.title},
    )


def _decision(event: str, call: Call) -> tuple[str, list[str]]:
    title = {"title": call.title}
    if event == "accepted" and call.is_offer:
        return _("It works out: “%(title)s”") % title, [
            _("Your request for “%(title)s” is accepted.") % title,
            _("They know your e-mail address now and will tell you how it goes on."),
        ]
    if event == "accepted":
        return _("You are in: “%(title)s”") % title, [
            _("Your answer to “%(title)s” is accepted. Thank you for joining in!") % title,
            _("They know your e-mail address now and will tell you how it goes on."),
        ]
    if event == "declined":
        return _("Not this time: “%(title)s”") % title, [
            _("Thank you for your answer to “%(title)s”. This time it does not work out.") % title,
        ]
    return _("Still open: “%(title)s”") % title, [
        _("The decision on your answer to “%(title)s” was taken back. You will hear how it goes on.") % title,
    ]


def moderated(call: Call, event: str, reason: str, language: str) -> Notice:
    title = {"title": call.title}
    if event == "approved":
        subject, sentences = _("Your offer is online: “%(title)s”") % title, [_("Everybody can see your offer now.")]
    else:
        subject = _("Please change your offer: “%(title)s”") % title
        sentences = [_("Your offer could not be published like this. Change it and send it once more.")]
    return Notice(
        subject=subject,
        sentences=sentences,
        quote=reason,
        url=full_url("calls:detail", call.pk, language=language),
        label=_("See the offer"),
        reason=_("You get this mail because you have written an offer."),
    )


def still_needed(call: Call, language: str) -> Notice:
    names = {"title": call.title, "day": day_in_words(call.until)}
    url = full_url("calls:still_needed", links.still_needed_token(call), language=language)
    return Notice(
        subject=_("Still needed? “%(title)s”") % names,
        sentences=[
            _("“%(title)s” ends on %(day)s. Is it still needed?") % names,
            _("Extend it or close it with one click. If you do nothing, it ends by itself."),
        ],
        url=url,
        label=_("Extend or close"),
        reason=_because_of_the_contact(call),
    )


def own_url(answer: Answer, language: str) -> str:
    """Where the person sees their answer: in the account, else by a link that only they have."""
    if answer.user is not None:
        return full_url("calls:my_answers", language=language)
    return full_url("calls:own_answer", links.answer_token(answer), language=language)


def _because_of_the_contact(call: Call) -> str:
    if call.initiative is not None:
        return _("You get this mail as the contact of “%(name)s”. Sign in with this address to decide.") % {
            "name": call.initiative.title
        }
    return _("You get this mail because you have written “%(title)s”.") % {"title": call.title}

"""The mails about texts: what each says."""

from enum import Enum

from django.utils.translation import gettext as _

from portal.accounts.notices import Notice, full_url
from workspace.texts.models import TextComment


class Reason(Enum):
    """Why somebody hears of a comment."""

    ANSWERED = "answered"
    NAMED = "named"


def commented(comment: TextComment, reason: Reason, language: str) -> Notice:
    thread = comment.thread
    text, project = thread.text, thread.text.project
    names = {"name": comment.author.name, "title": str(text), "project": project.name}
    subject, because = {
        Reason.ANSWERED: (
            _("%(name)s has answered: “%(title)s”"),
            _("You get this mail because you have said something there, too."),
        ),
        Reason.NAMED: (
            _("%(name)s has named you: “%(title)s”"),
            _("You get this mail because somebody has named you in a comment."),
        ),
    }[reason]
    sentences = [_("%(name)s has written a comment on the text “%(title)s” of the project “%(project)s”.") % names]
    if thread.quote:
        sentences.append(_("It is about “%(quote)s”:") % {"quote": thread.quote})
    url = full_url("workspace:texts:detail", project.slug, text.pk, language=language)
    return Notice(
        subject=subject % names,
        sentences=sentences,
        quote=comment.text,
        url=f"{url}#{thread.anchor}",
        label=_("See the comment"),
        reason=because,
    )

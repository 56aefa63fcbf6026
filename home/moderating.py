"""What people have written to the managers by a form of the portal, on the desk until somebody has dealt with it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.contrib.forms.models import FormSubmission

from home.answer_mail import addresses_in, text_of
from portal.moderation.choices import Action
from portal.moderation.kinds import Moderated


def title_of(submission: FormSubmission) -> str:
    return _("Message: %(form)s") % {"form": submission.page.title}


def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of submissions
    """Nobody reads them outside the desk, so nobody can report them."""
    return FormSubmission.objects.none()


def mail_to(submission: FormSubmission) -> str:
    addresses = addresses_in(submission)
    return f"mailto:{addresses[0]}" if addresses else ""


MESSAGES = Moderated(
    name="zuschrift",
    model=FormSubmission,
    label=gettext_lazy("Message"),
    title=title_of,
    text=text_of,
    url=lambda submission: "",
    author=lambda submission: None,
    municipality_id=lambda submission: None,
    visible_to=visible_to,
    is_hidden=lambda submission: False,
    answer_url=mail_to,
    words={Action.KEEP: pgettext_lazy("message", "Dealt with")},
)

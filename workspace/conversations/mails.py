"""The mails of this app: what each says."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.notices import Notice, full_url
from portal.activity.replying.replyables import Target, reply_address
from portal.mailing import unsubscribing
from portal.mailing.compose import Manner
from workspace.conversations import stopping
from workspace.conversations.kinds import CIRCULARS
from workspace.conversations.models import Circular


def circular(sent: Circular, reader: User, language: str) -> Notice:
    """Its text as it was written, marks and all."""
    name = sent.by.name if sent.by else _("The climate management")
    said = {"name": name, "place": sent.municipality}
    return Notice(
        subject=sent.subject,
        sentences=[_("%(name)s writes to the admins of all projects in %(place)s:") % said],
        quote=sent.text,
        url=full_url("conversations:circular", sent.pk, language=language),
        label=_("Read and answer"),
        reason=_("You get this mail because you are an admin of a project in %(place)s.") % said,
        manner=Manner(
            thread=sent.batch,
            list_name="circulars",
            unsubscribe_url=unsubscribing.url_for(stopping.NAME, reader.pk, language=language),
            reply_to=reply_address(Target(CIRCULARS, sent.pk), reader),
        ),
    )

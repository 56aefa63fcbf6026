"""An answer by mail to a reply is a reply that answers it; its files go into the documents."""

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.replying import replyables
from portal.activity.replying.replyables import Files, NotTakenError, Replyable
from portal.moderation.errors import ModerationError, RefusedError
from workspace.discussions.forms.replies import MOST_FILES
from workspace.discussions.kinds import REPLYABLE
from workspace.discussions.models import Reply, Topic
from workspace.discussions.permissions import may_attach
from workspace.discussions.services import reading, writing
from workspace.projects.attachables import open_shelves, shelf_for_files
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment


def _resolve(pk: int) -> Reply | None:
    """One that somebody has deleted meanwhile can be answered still, its discussion not."""
    rows = Reply.objects.filter(topic__deleted_at__isnull=True)
    return rows.select_related("topic__project").filter(pk=pk).first()


def _may(user: User, reply: Reply) -> bool:
    """Why it is not taken where the discussion is closed, says the writing."""
    membership = _membership(user, reply)
    return membership is not None and may_comment(membership)


def _reply(user: User, reply: Reply, text: str, files: Files) -> None:
    membership = _membership(user, reply)
    if membership is None:
        raise NotTakenError(_("You do not belong to this project any more."))
    try:
        attached = [] if reply.topic.is_closed else _keep(membership, files)
        writing.reply(topic=reply.topic, membership=membership, text=text, quoted=reply.number, attached=attached)
    except (RefusedError, ModerationError) as problem:
        raise NotTakenError(str(problem)) from problem
    reading.has_seen(topic=reply.topic, membership=membership, first=reply.number, last=reply.number)


def _keep(membership: Membership, files: Files) -> list[tuple[str, int]]:
    """Errors: NotTakenError, and what the documents have against a file."""
    if not files:
        return []
    shelf = shelf_for_files(open_shelves(membership))
    if shelf is None or not may_attach(membership):
        raise NotTakenError(_("Here you cannot attach files. Please send your answer without them."))
    if len(files) > MOST_FILES:
        raise NotTakenError(_("At most %(most)d files at once.") % {"most": MOST_FILES})
    return [(shelf.name, shelf.take(membership, file)) for file in files]


def _membership(user: User, reply: Reply) -> Membership | None:
    """Where the project has the room."""
    if not Topic.objects.visible_to(user).filter(pk=reply.topic_id).exists():
        return None
    rows = Membership.objects.of(user).filter(project=reply.topic.project_id)
    return rows.select_related("project", "user").first()


def register() -> None:
    replyables.register(
        Replyable(
            REPLYABLE,
            resolve=_resolve,
            may=_may,
            reply=_reply,
            title=lambda reply: reply.topic.title,
            takes_files=True,
        )
    )

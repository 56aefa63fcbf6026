"""What the demo's people have written to each other: rows as the services would leave them, some of it unread."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo.content import Record, read
from initiatives.directory.folding import fold
from portal.accounts.models import User
from portal.base.commonmark import LONG, SHORT, as_html
from portal.regions.models import Municipality
from workspace.conversations.models import Circular, Conversation, Delivery, Message, Participant
from workspace.conversations.services.circulars import HIGHEST_HEADING


def load_conversations(*, municipalities: dict[str, Municipality]) -> None:
    """After the projects and their people."""
    data = read("conversations")
    for row in data["conversations"]:
        _load(row)
    for row in data["circulars"]:
        _load_circular(row, municipalities[row["municipality"]])


def _load(row: Record) -> None:
    people = {email: User.objects.get(email=email) for email in row["people"]}
    conversation = _conversation([*people.values()], row.get("title", ""), _ago(row["messages"][0]))
    for said in row["messages"]:
        _say(conversation, people[said["author"]], said)
    read_everything = [people[email].pk for email in row["read"]]
    conversation.participants.filter(user__in=read_everything).update(read_to=conversation.last_number)


def _load_circular(row: Record, municipality: Municipality) -> None:
    text, manager = row["text"].strip(), User.objects.get(email=row["by"])
    circular = Circular.objects.create(
        by=manager,
        municipality=municipality,
        subject=row["subject"],
        text=text,
        html=as_html(text, LONG, highest=HIGHEST_HEADING),
        sent_at=_ago(row),
    )
    people = {email: User.objects.get(email=email) for email in row["to"]}
    rows = [Delivery(circular=circular, user=each, by_mail=False) for each in people.values()]
    Delivery.objects.bulk_create(rows)
    for said in row["answers"]:
        conversation = _conversation([people[said["author"]], manager], "", _ago(said))
        _say(conversation, people[said["author"]], said, circular=circular)


def _conversation(people: list[User], title: str, moment: datetime) -> Conversation:
    is_group = len(people) > 2  # noqa: PLR2004  # one to one are two
    conversation = Conversation.objects.create(
        pair=None if is_group else Conversation.pair_of(people[0].pk, people[1].pk),
        is_group=is_group,
        title=title,
        created_by=people[0],
        created_at=moment,
    )
    rows = [Participant(conversation=conversation, user=each, joined_at=moment) for each in people]
    Participant.objects.bulk_create(rows)
    return conversation


def _say(conversation: Conversation, author: User, said: Record, circular: Circular | None = None) -> None:
    """Whoever has said something has read what stood before."""
    text, moment = said["text"], _ago(said)
    message = Message.objects.create(
        conversation=conversation,
        author=author,
        text=text,
        html=as_html(text, SHORT),
        folded=fold(text),
        circular=circular,
        at=moment,
        touched_at=moment,
    )
    conversation.last_number, conversation.last_at = message.pk, moment
    conversation.save(update_fields=["last_number", "last_at"])
    conversation.participants.filter(user=author).update(read_to=message.pk)


def _ago(row: Record) -> datetime:
    return timezone.now() - timedelta(hours=row["hours_ago"])

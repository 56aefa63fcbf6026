"""What the demo's projects talk about: rows as the services would leave them, in the past; some of it is unread."""

from datetime import timedelta

from django.utils import timezone

from home.demo.content import Record, read
from portal.accounts.models import User
from workspace.discussions.models import Category, Reaction, Reading, Reply, Topic
from workspace.discussions.querysets import KEY
from workspace.discussions.services.writing import word
from workspace.projects.models import Happening, Project


def load_discussions() -> None:
    """After the projects and their people."""
    data = read("discussions")
    for row in data["categories"]:
        project = Project.objects.get(slug=row["project"])
        Category.objects.bulk_create([Category(project=project, name=name) for name in row["names"]])
    for row in data["discussions"]:
        _load(row, Project.objects.get(slug=row["project"]))


def _load(row: Record, project: Project) -> None:
    memberships = {each.user.email: each for each in project.memberships.select_related("user")}
    people: dict[str, User] = {email: each.user for email, each in memberships.items()}
    begun = timezone.now() - timedelta(hours=row["hours_ago"])
    topic = Topic.objects.create(
        project=project,
        author=people[row["author"]],
        title=row["title"],
        category=Category.objects.filter(project=project, name=row.get("category", "")).first(),
        created_at=begun,
        pinned_at=begun if row.get("pinned") else None,
        closed_at=timezone.now() if row.get("closed") else None,
    )
    said = [row, *row.get("replies", [])]
    replies: list[Reply] = []
    for number, each in enumerate(said):
        replies.append(_reply(topic, number, each, people, replies))
        if each.get("answer"):
            topic.answer = replies[-1]
    topic.last_number, topic.replies_count, topic.last_at = len(said) - 1, len(said) - 1, replies[-1].created_at
    topic.save(update_fields=["last_number", "replies_count", "last_at", "answer"])
    for email, number in row["read"].items():
        Reading.objects.create(topic=topic, membership=memberships[email], number=number)
    Happening.objects.create(
        project=project,
        kind="discussion_begun",
        actor=topic.author,
        title=topic.title,
        room=KEY,
        object_id=topic.pk,
        at=begun,
    )


def _reply(topic: Topic, number: int, row: Record, people: dict[str, User], before: list[Reply]) -> Reply:
    written = timezone.now() - timedelta(hours=row["hours_ago"])
    reply = Reply(topic=topic, number=number, author=people[row["author"]], created_at=written, touched_at=written)
    word(reply, row["text"].strip())
    if "quoted" in row:
        reply.quoted = before[row["quoted"]]
    reply.save()
    given = row.get("reactions", [])
    Reaction.objects.bulk_create([Reaction(reply=reply, user=people[email], kind=kind) for email, kind in given])
    return reply

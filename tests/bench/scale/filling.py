"""Fills a demo portal around its own content, which stays as it is: what grows is all that others have put beside it.

For N initiatives: 1.125 N ideas with twenty supports each, N / 50 projects with something in their rooms, 10 N messages
and 10 N entries of the search. In the portal's own process, on PostgreSQL, which makes most of the rows itself.
"""

import random
import sys
from datetime import timedelta
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.base.recurrence import weekly
from search.models import SearchEntry
from search.services.writing import digest_of, row_of
from tests.bench.scale import READER
from tests.bench.search import entries
from workspace.calendar.models import Event
from workspace.calendar.models import Occurrence as EventDate
from workspace.calendar.services import dates
from workspace.discussions.models import Reply, Topic
from workspace.projects.choices import Status
from workspace.projects.models import Happening, Membership, Project
from workspace.tasks.models import Task
from workspace.texts.models import Text

SUPPORTS = 20
MEMBERS, TASKS, TOPICS, REPLIES, SERIES, TEXTS = 5, 20, 3, 10, 2, 3
PROJECTS_OF_READER, CONVERSATIONS_OF_READER = 10, 50
MESSAGES_EACH = 100
ENTRIES_MADE, OFFSET = 10_000, 1_000_000_000
PORTION = 1_000

SUPPORT_IDEAS = """
    INSERT INTO portal_comments_support (thread_id, user_id, created_at)
    SELECT thread.id, %(first)s + (thread.id * 7 + turn * 13) %% %(people)s, now() - turn * interval '1 hour'
    FROM portal_comments_thread thread
    JOIN django_content_type kind ON kind.id = thread.content_type_id AND kind.model = 'idea'
    CROSS JOIN generate_series(1, %(each)s) turn
    ON CONFLICT DO NOTHING
"""
COUNT_SUPPORTS = """
    UPDATE portal_comments_thread thread SET support_count = counted.number
    FROM (SELECT thread_id, count(*) number FROM portal_comments_support GROUP BY thread_id) counted
    WHERE counted.thread_id = thread.id
"""
CONVERSATIONS = """
    INSERT INTO workspace_conversations_conversation (is_group, title, created_at, last_at, last_number, created_by_id)
    SELECT true, 'Runde ' || number, now() - interval '1 year', now() - number * interval '1 minute', 0, %(first)s
    FROM generate_series(1, %(conversations)s) number
    RETURNING id
"""
PARTICIPANTS = """
    INSERT INTO workspace_conversations_participant
        (conversation_id, user_id, joined_at, read_to, begins_after, deleted_to, is_muted, was_removed)
    SELECT conversation.id, %(first)s + (conversation.id * 3 + turn * 11) %% %(people)s, now() - interval '1 year',
        0, 0, 0, false, false
    FROM workspace_conversations_conversation conversation CROSS JOIN generate_series(1, 3) turn
    WHERE conversation.id > %(after)s
    ON CONFLICT DO NOTHING
"""
MESSAGES = """
    INSERT INTO workspace_conversations_message
        (conversation_id, author_id, text, html, folded, notice, at, touched_at)
    SELECT conversation.id, %(first)s + (conversation.id * 3 + (1 + turn %% 3) * 11) %% %(people)s,
        said, '<p>' || said || '</p>', lower(said), '',
        conversation.last_at - (%(each)s - turn) * interval '1 hour', conversation.last_at
    FROM workspace_conversations_conversation conversation
    CROSS JOIN generate_series(1, %(each)s) turn
    CROSS JOIN LATERAL (SELECT 'Wer bringt am Samstag den Topf Nummer ' || turn || ' mit?' AS said) words
    WHERE conversation.id > %(after)s
    ORDER BY turn, conversation.id
"""
LAST_MESSAGES = """
    UPDATE workspace_conversations_conversation conversation SET last_number = last.number
    FROM (SELECT conversation_id, max(id) number FROM workspace_conversations_message GROUP BY conversation_id) last
    WHERE last.conversation_id = conversation.id AND conversation.id > %(after)s
"""


def fill(number: int) -> None:
    call_command("demo", scale=number, verbosity=0)
    people = add_people(max(200, number // 25))
    say("supports")
    run(SUPPORT_IDEAS, first=people[0].pk, people=len(people), each=SUPPORTS)
    run(COUNT_SUPPORTS)
    say("projects")
    for start in range(0, number // 50, 200):
        add_projects(range(start, min(start + 200, number // 50)), people)
    say("messages")
    add_messages(number // 10, people)
    say("entries of the search")
    add_entries(10 * number)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def say(what: str) -> None:
    sys.stderr.write(f"{timezone.localtime():%H:%M:%S} {what}\n")


def run(statement: str, **values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def add_people(number: int) -> list[User]:
    rows = [User(email=f"crowd{each}@example.org", name=f"Person {each}") for each in range(number)]
    return User.objects.bulk_create(rows, batch_size=PORTION)


@transaction.atomic
def add_projects(numbers: range, people: list[User]) -> None:
    """Each with members, and something in every room; the reader belongs to the first ones."""
    dice, now = random.Random(numbers.start), timezone.now()
    reader = User.objects.get(email=READER)
    projects = Project.objects.bulk_create(
        Project(
            name=f"Gemeinsame Sache {each}",
            slug=f"gemeinsame-sache-{each}",
            summary="Wir reparieren, was sonst in den Müll ginge.",
            status=Status.ACTIVE,
            active_at=now - timedelta(hours=each),
        )
        for each in numbers
    )
    members = {}
    for each, project in zip(numbers, projects, strict=True):
        members[project] = dice.sample(people, MEMBERS) + [reader] * (each < PROJECTS_OF_READER)
    Membership.objects.bulk_create(
        Membership(project=project, user=user) for project, users in members.items() for user in users
    )
    Happening.objects.bulk_create(
        Happening(project=project, kind="joined", actor=user, room="people")
        for project, users in members.items()
        for user in users
    )
    Task.objects.bulk_create(
        Task(project=project, title=f"Kuchen backen {each}", position=each, due_on=now.date() + timedelta(days=each))
        for project in projects
        for each in range(1, TASKS + 1)
    )
    Text.objects.bulk_create(
        Text(project=project, title=f"Protokoll {each}", plain="Wir treffen uns am Samstag.")
        for project in projects
        for each in range(TEXTS)
    )
    add_discussions(members)
    add_dates(projects)


def add_discussions(members: dict[Project, list[User]]) -> None:
    topics = Topic.objects.bulk_create(
        Topic(project=project, author=users[0], title=f"Wohin mit dem Schuppen {each}?", last_number=REPLIES)
        for project, users in members.items()
        for each in range(TOPICS)
    )
    said = {"text": "Nach **hinten**.", "html": "<p>Nach <strong>hinten</strong>.</p>"}
    Reply.objects.bulk_create(
        (
            Reply(topic=topic, number=each, author=members[topic.project][each % MEMBERS], **said)
            for topic in topics
            for each in range(REPLIES + 1)
        ),
        batch_size=PORTION,
    )


def add_dates(projects: list[Project]) -> None:
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    events = Event.objects.bulk_create(
        Event(
            project=project,
            title=f"Treffen {each}",
            start=start,
            end=start + timedelta(hours=2),
            recurrence=weekly(start, count=4),
        )
        for project in projects
        for each in range(SERIES)
    )
    EventDate.objects.bulk_create(
        (
            EventDate(event=event, recurrence_id=span.start, start=span.start, end=span.end)
            for event in events
            for span in dates.planned(event)
        ),
        batch_size=PORTION,
    )


def add_messages(conversations: int, people: list[User]) -> None:
    """Of three people each; the reader belongs to the first ones."""
    first = people[0].pk
    with connection.cursor() as cursor:
        cursor.execute(CONVERSATIONS, {"first": first, "conversations": conversations})
        numbers = sorted(row[0] for row in cursor.fetchall())
    where = {"first": first, "people": len(people), "after": numbers[0] - 1}
    run(PARTICIPANTS, **where)
    run(MESSAGES, each=MESSAGES_EACH, **where)
    run(LAST_MESSAGES, after=numbers[0] - 1)
    reader = User.objects.get(email=READER)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO workspace_conversations_participant (conversation_id, user_id, joined_at, read_to,"
            " begins_after, deleted_to, is_muted, was_removed) VALUES (%s, %s, now(), 0, 0, 0, false, false)"
            " ON CONFLICT DO NOTHING",
            [(number, reader.pk) for number in numbers[:CONVERSATIONS_OF_READER]],
        )


def add_entries(number: int) -> None:
    """Prepared from made-up texts, then copied under other numbers, which the demo's own entries do not have."""
    made = min(ENTRIES_MADE, number)
    said = entries(made)
    while portion := list(islice(said, PORTION)):
        rows = [row_of(kind, entry, digest_of(entry)) for kind, entry in portion]  # type: ignore[arg-type]  # a key is enough
        for row in rows:
            row.object_pk += OFFSET
        SearchEntry.objects.bulk_create(rows)
    names = [field.column for field in SearchEntry._meta.concrete_fields if not field.primary_key]
    said_again = ", ".join("object_pk + %(shift)s" if name == "object_pk" else name for name in names)
    for turn in range(1, number // made):
        run(
            f"INSERT INTO search_searchentry ({', '.join(names)}) SELECT {said_again} FROM search_searchentry "  # noqa: S608
            "WHERE object_pk > %(offset)s AND object_pk <= %(last)s ORDER BY id",
            shift=turn * made,
            offset=OFFSET,
            last=OFFSET + made,
        )

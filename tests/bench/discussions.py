"""A long discussion, for `tests.bench.workspace`."""

from typing import Any

PORTION = 500


def of_many_replies(number: int) -> tuple[Any, dict[str, str]]:
    """Somebody who has read three quarters of a discussion of so many replies."""
    from portal.accounts.models import User  # noqa: PLC0415  # needs the portal's settings
    from workspace.discussions.models import Reading, Reply, Topic  # noqa: PLC0415
    from workspace.projects.choices import Status  # noqa: PLC0415
    from workspace.projects.models import Membership, Project  # noqa: PLC0415

    project = Project.objects.create(name=f"{number} Antworten", slug=f"antworten-{number}", status=Status.ACTIVE)
    rows = [User(email=f"replies{number}-{each}@example.org", name=f"Person {each}") for each in range(5)]
    people = User.objects.bulk_create(rows)
    memberships = [Membership.objects.create(project=project, user=each) for each in people]
    topic = Topic.objects.create(project=project, author=people[0], title="Wohin mit dem Schuppen?", last_number=number)
    said = {"text": "Nach **hinten**.", "html": "<p>Nach <strong>hinten</strong>.</p>"}
    replies = [Reply(topic=topic, number=each, author=people[each % 5], **said) for each in range(number + 1)]
    Reply.objects.bulk_create(replies, batch_size=PORTION)
    Reading.objects.create(topic=topic, membership=memberships[1], number=number * 3 // 4)
    page = topic.get_absolute_url()
    return people[1], {
        "list of discussions": f"{project.workspace_url}diskussionen/",
        "at the first unread reply": f"{page}?beitrag={number * 3 // 4 + 1}",
        "at the last reply": f"{page}?beitrag={number}",
        "what an open page fetches": f"{page}neues/?von={max(0, number - 19)}&bis={number}&seit=2020-01-01T00:00:00Z",
    }

"""Ideas with ratings and comments in a running phase, for `tests.bench.adhocracy`; in adhocracy+'s own process."""

from datetime import timedelta

IDEAS, RATINGS, COMMENTS, PEOPLE = 1_000, 20, 10, 200
PORTION = 1_000
TEXT = "<p>Am Bahnhof fehlt ein Dach über den Rädern. Wir bauen es selbst, wenn die Gemeinde das Holz stellt.</p>"


def fill() -> None:
    """Unless it is filled."""
    from apps.ideas.models import Idea  # noqa: PLC0415  # needs its settings
    from django.db import connection, transaction  # noqa: PLC0415

    if Idea.objects.exists():
        return
    with transaction.atomic():
        add_ideas()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def add_ideas() -> None:
    from adhocracy4.comments.models import Comment  # noqa: PLC0415
    from adhocracy4.modules.models import Module  # noqa: PLC0415
    from adhocracy4.phases.models import Phase  # noqa: PLC0415
    from adhocracy4.projects.models import Project  # noqa: PLC0415
    from adhocracy4.ratings.models import Rating  # noqa: PLC0415
    from apps.ideas.models import Idea  # noqa: PLC0415
    from apps.ideas.phases import CollectFeedbackPhase  # noqa: PLC0415
    from apps.organisations.models import Organisation  # noqa: PLC0415
    from apps.users.models import User  # noqa: PLC0415
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    people = User.objects.bulk_create(
        User(username=f"person{each}", email=f"person{each}@example.org") for each in range(PEOPLE)
    )
    organisation = Organisation.objects.create(name="Gemeinde")
    organisation.initiators.add(people[0])
    project = Project.objects.create(
        name="Ideen für den Ort", organisation=organisation, description="Was fehlt hier?", is_draft=False
    )
    project.moderators.add(people[0])
    module = Module.objects.create(project=project, name="Ideen sammeln", weight=1, blueprint_type="IC")
    now = timezone.now()
    Phase.objects.create(
        module=module,
        name="Sammeln",
        description="Schreib deine Idee.",
        type=CollectFeedbackPhase().identifier,
        start_date=now - timedelta(days=30),
        end_date=now + timedelta(days=3650),
    )
    ideas = [
        Idea.objects.create(
            name=f"Ein Dach für die Räder {each}", description=TEXT, module=module, creator=people[each % PEOPLE]
        )
        for each in range(IDEAS)
    ]
    kind = ContentType.objects.get_for_model(Idea)
    Rating.objects.bulk_create(
        (
            Rating(content_type=kind, object_pk=idea.pk, creator=people[(7 * each + turn) % PEOPLE], value=1)
            for each, idea in enumerate(ideas)
            for turn in range(RATINGS)
        ),
        batch_size=PORTION,
    )
    for turn in range(COMMENTS):
        Comment.objects.create(
            content_object=ideas[0], creator=people[turn + 1], comment=f"Ich bringe Werkzeug mit, Nummer {turn}."
        )


def print_cost() -> None:
    """Of the idea that has comments; the last line."""
    from adhocracy4.comments.models import Comment  # noqa: PLC0415  # needs its settings
    from adhocracy4.ratings.models import Rating  # noqa: PLC0415

    from tests.bench.scale.costs import print_cost_of  # noqa: PLC0415

    idea = Comment.objects.order_by("pk")[0].content_object
    found = (Comment.objects.filter(object_pk=idea.pk).count(), Rating.objects.filter(object_pk=idea.pk).count())
    assert found == (COMMENTS, RATINGS), found
    print_cost_of(idea.get_absolute_url())

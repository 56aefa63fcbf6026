"""What the two nodes have to show."""

from dataclasses import dataclass
from io import StringIO

from django.core.management import call_command
from django.urls import reverse

from home.models import HomePage
from tests.factories.accounts import ConsentFactory, UserFactory
from tests.factories.discussions import TopicFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from workspace.discussions.models import Reply

PASSWORD = "geheim-und-lang"


@dataclass
class Content:
    people: list[str]
    """Their addresses; the first leads the project, the others belong to it."""
    documents: str
    topic: str
    texts: list[str]
    text_ids: list[int]
    ideas: dict[str, str]
    """Paths and titles."""


def make(people: int) -> Content:
    call_command(
        "setup",
        name="Rauchzeichen",
        region="Förde",
        municipalities="Kiel,Preetz",
        email="admin@example.org",
        stdout=StringIO(),
    )
    members = [UserFactory(name=f"Person {number}") for number in range(people)]
    for member in members:
        ConsentFactory(user=member)
    project = ProjectFactory(admin=members[0], members=members[1:])
    topic = TopicFactory(project=project, author=members[0], title="Wer bringt den Kuchen?")
    texts = [TextFactory(project=project) for _ in range(2)]
    ideas = [IdeaFactory(title=f"Trinkbrunnen Nummer {number}") for number in range(5)]
    call_command("rebuild_directory", stdout=StringIO())
    return Content(
        people=[member.email for member in members],
        documents=reverse("workspace:documents:list", args=[project.slug]),
        topic=topic.get_absolute_url(),
        texts=[f"{text.get_absolute_url()}live/" for text in texts],
        text_ids=[text.pk for text in texts],
        ideas={idea.get_absolute_url(): idea.title for idea in ideas},
    )


def publish(title: str) -> None:
    """On the front page, as from the administration."""
    page = HomePage.objects.first()
    page.question = title
    page.save_revision().publish()


def written(words: str) -> list[str]:
    """What of the replies that begin so is in the database."""
    return list(Reply.objects.filter(text__startswith=words).values_list("text", flat=True))

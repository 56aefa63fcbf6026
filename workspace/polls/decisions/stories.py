"""The first polls of a story become those of the project that follows it."""

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.polls.decisions.choices import NEEDS_OPTIONS, WITH_OPTIONS, Kind
from workspace.polls.decisions.models import Poll, PollOption
from workspace.polls.decisions.models.polls import LONGEST_OPTION
from workspace.polls.decisions.services.asking import MINIMUM, distinct, most_options
from workspace.polls.keys import KEY
from workspace.projects.models import Project


def copy_polls(project: Project, story: SuccessStoryPage, actor: User) -> None:
    """Open, by name, and asked by whoever starts the project. One that lacks options is left out."""
    if not project.has_room(KEY):
        return
    for each in story.polls.all():
        kind = Kind(each.kind)
        texts = [text[:LONGEST_OPTION] for text in each.option_list] if kind in WITH_OPTIONS else []
        options = distinct(texts)[: most_options(kind)]
        if kind in NEEDS_OPTIONS and len(options) < MINIMUM:
            continue
        poll = Poll.objects.create(
            project=project, kind=kind, title=each.question, created_by=actor, options_by_members=bool(options)
        )
        PollOption.objects.bulk_create(
            PollOption(poll=poll, text=text, position=number) for number, text in enumerate(options)
        )

"""The steps of a story become the first tasks of the project that follows it."""

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.projects.models import Project
from workspace.tasks.models import Task, TaskList
from workspace.tasks.services.ordering import last_position


def copy_steps(project: Project, story: SuccessStoryPage, actor: User) -> None:
    """In a list named after the story, in the order of the story; the timeline does not name each of them."""
    steps = list(story.steps.all())
    if not steps:
        return
    name = TaskList._meta.get_field("name")
    row = TaskList.objects.create(
        project=project, name=story.title[: name.max_length], position=last_position(project.task_lists.all())
    )
    first = last_position(project.tasks.all())
    Task.objects.bulk_create(
        Task(
            project=project,
            title=step.title,
            text="\n\n".join(part for part in (step.text, step.duration) if part),
            list=row,
            position=first + number,
            created_by=actor,
        )
        for number, step in enumerate(steps)
    )

"""The steps of a story become the first tasks of the project that follows it, and tasks the steps of its own story."""

from django.utils.translation import ngettext

from initiatives.stories.models import SuccessStoryPage
from portal.accounts.models import User
from workspace.projects.models import Project
from workspace.projects.storytelling import Contribution, Step
from workspace.tasks.models import Task, TaskList
from workspace.tasks.querysets import KEY
from workspace.tasks.services.ordering import last_position

MOST_READ = 400


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


def tell(project: Project) -> Contribution:
    """In the order of the project, each title once and a recurring task once; what is done is proposed, or all where
    nothing is. Two queries, whatever the number."""
    if not project.has_room(KEY):
        return Contribution()
    rows = project.tasks.filter(follows__isnull=True).only("title", "text", "status", "project")[:MOST_READ]
    tasks = list({task.title.casefold(): task for task in reversed(rows)}.values())[::-1]
    there_are_done = any(task.is_done for task in tasks)
    steps = [
        Step(f"{KEY}-{task.pk}", task.title, task.text, is_proposed=task.is_done or not there_are_done)
        for task in tasks
    ]
    done = project.tasks.done().count()
    results = (ngettext("One task is done.", "%(count)d tasks are done.", done) % {"count": done},) if done else ()
    return Contribution(tuple(steps), results)

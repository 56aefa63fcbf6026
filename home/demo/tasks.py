"""What is to be done in the demo's projects: rows as the services would leave them."""

from datetime import datetime, timedelta

from django.utils import timezone

from home.demo.content import Record, read
from portal.accounts.models import User
from workspace.projects.models import Project
from workspace.tasks.choices import Status
from workspace.tasks.models import Task


def load_tasks() -> None:
    """After the projects and their people."""
    for row in read("tasks")["projects"]:
        _load(row, Project.objects.get(slug=row["slug"]))


def _load(row: Record, project: Project) -> None:
    people = {each.user.email: each for each in project.memberships.select_related("user")}
    lists = {name: project.task_lists.create(name=name, position=number) for number, name in enumerate(row["lists"], 1)}
    labels = {each["name"]: project.task_labels.create(**each) for each in row["labels"]}
    for number, said in enumerate(row["tasks"], 1):
        assigned = [people[email] for email in said.get("people", [])]
        task = _task(said, project, assigned[0].user if assigned else project.founder)
        task.list, task.position = lists.get(said.get("list", "")), number
        task.save()
        task.assignees.set(assigned)
        task.labels.set(labels[name] for name in said.get("labels", []))
        for step in said.get("steps", []):
            task.checklist.create(text=step["text"], is_done=step.get("done", False))
        for link in said.get("links", []):
            task.links.create(**link)
        for comment in said.get("comments", []):
            task.comments.create(
                author=people[comment["email"]].user, text=comment["text"], created_at=project.active_at
            )


def _task(said: Record, project: Project, author: User | None) -> Task:
    due = timezone.localdate() + timedelta(days=said["due_in"]) if "due_in" in said else None
    status, rhythm = said.get("status", Status.OPEN), said.get("rhythm", "")
    done: datetime | None = project.active_at if status == Status.DONE else None
    return Task(
        project=project,
        title=said["title"],
        text=said.get("text", ""),
        status=status,
        due_on=due,
        rhythm=rhythm,
        rhythm_from=due if rhythm else None,
        created_by=author,
        created_at=project.created_at,
        changed_at=project.created_at,
        done_at=done,
        done_by=author if done else None,
    )

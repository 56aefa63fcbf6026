"""Tasks as calendars read them (RFC 5545): one VTODO each."""

from collections.abc import Iterable
from datetime import timedelta

import icalendar
from django.http import HttpRequest
from django.utils import timezone

from portal.base.ical import files
from workspace.tasks.choices import Status
from workspace.tasks.models import Task

STATUS = {Status.OPEN: "NEEDS-ACTION", Status.DOING: "IN-PROCESS", Status.DONE: "COMPLETED"}


def calendar_of(tasks: Iterable[Task], *, name: str, request: HttpRequest) -> bytes:
    entries = (entry_of(task, request) for task in tasks)
    return files.calendar_of(entries, name=name, product="Tasks", refresh=timedelta(hours=1))


def entry_of(task: Task, request: HttpRequest) -> icalendar.Todo:
    """A recurring task is one entry, as here: the next one comes when it is done."""
    entry = icalendar.Todo()
    url = request.build_absolute_uri(task.get_absolute_url())
    entry.add("uid", f"task-{task.pk}@{request.get_host()}")
    entry.add("dtstamp", timezone.now())
    entry.add("created", task.created_at)
    entry.add("last-modified", max(filter(None, (task.changed_at, task.done_at))))
    entry.add("summary", task.title)
    entry.add("description", "\n\n".join(part for part in (task.project.name, task.text, url) if part))
    entry.add("categories", [task.project.name])
    entry.add("status", STATUS[Status(task.status)])
    entry.add("url", url)
    if task.due_on:
        entry.add("due", task.due_on)
    if task.done_at:
        entry.add("completed", task.done_at)
        entry.add("percent-complete", 100)
    return entry

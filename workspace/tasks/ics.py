"""Tasks as calendars read them (RFC 5545): one VTODO each."""

from collections.abc import Iterable
from datetime import timedelta

import icalendar
from django.http import HttpRequest
from django.utils import timezone

from workspace.tasks.choices import Status
from workspace.tasks.models import Task

CONTENT_TYPE = "text/calendar; charset=utf-8"
STATUS = {Status.OPEN: "NEEDS-ACTION", Status.DOING: "IN-PROCESS", Status.DONE: "COMPLETED"}


def calendar_of(tasks: Iterable[Task], *, name: str, request: HttpRequest) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//MokWi//Tasks//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for task in tasks:
        calendar.add_component(entry_of(task, request))
    return calendar.to_ical()


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

"""What the demo's projects write together: texts with a history, as if their people had typed it."""

from datetime import datetime, timedelta

from django.utils import timezone
from pycrdt import Doc

from home.demo.content import Record, read
from portal.accounts.models import User
from workspace.projects.models import Project
from workspace.texts.document import plain
from workspace.texts.document.rewriting import rewrite
from workspace.texts.models import Text
from workspace.texts.services.publishing import as_published
from workspace.texts.services.storing import packed


def load_texts() -> None:
    """After the projects and their people."""
    for row in read("texts")["projects"]:
        project = Project.objects.get(slug=row["slug"])
        people = {each.user.email: each.user for each in project.memberships.select_related("user")}
        for said in row.get("templates", []):
            project.text_templates.create(name=said["name"], source=said["source"], made_by=people[said["email"]])
        for said in row["texts"]:
            _load(said, project, people)


def _load(said: Record, project: Project, people: dict[str, User]) -> None:
    states = said["states"]
    first, last = states[0], states[-1]
    text = project.texts.create(
        title=said["title"],
        folder=said.get("folder", ""),
        created_by=people[first["email"]],
        created_at=_moment(first),
        changed_by=people[last["email"]],
        changed_at=_moment(last),
        finished_at=_moment(last) if said.get("is_finished") else None,
    )
    doc: Doc = Doc()
    for state in states:
        doc = _written(text, doc, state, people[state["email"]])
    text.state, text.plain, text.folded = packed(doc.get_update()), plain.of(doc), 1
    text.save(update_fields=["state", "plain", "folded"])
    for talk in said.get("comments", []):
        _load_talk(talk, text, people)
    if said.get("is_published"):
        _publish(text, doc, last, people[last["email"]])


def _publish(text: Text, doc: Doc, state: Record, user: User) -> None:
    publication = as_published(text, doc)
    publication.published_by, publication.language = user, "de"
    publication.first_at = publication.as_of = _moment(state)
    publication.save()


def _written(text: Text, before: Doc, state: Record, user: User) -> Doc:
    """In a window of their own, and kept as a version."""
    doc: Doc = Doc()
    doc.apply_update(before.get_update())
    rewrite(doc, state["text"])
    text.authors.create(client_id=doc.client_id, user=user, first_at=_moment(state))
    text.versions.create(
        name=state.get("name", ""),
        made_by=user,
        made_at=_moment(state),
        state=packed(doc.get_update()),
        plain=plain.of(doc),
        writers=[user.pk],
        is_automatic="name" not in state,
    )
    return doc


def _load_talk(talk: Record, text: Text, people: dict[str, User]) -> None:
    """About words, which are looked for: the first window in which somebody writes says which letters they are."""
    first, last = talk["said"][0], talk["said"][-1]
    resolved_by = people.get(talk.get("resolved_by", ""))
    thread = text.threads.create(
        quote=talk.get("quote", ""),
        begun_by=people[first["email"]],
        begun_at=_moment(first),
        resolved_by=resolved_by,
        resolved_at=_moment(last) if resolved_by else None,
    )
    for each in talk["said"]:
        thread.comments.create(author=people[each["email"]], text=each["text"], created_at=_moment(each))


def _moment(state: Record) -> datetime:
    return timezone.now() - timedelta(days=state["days_ago"])

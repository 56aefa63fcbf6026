"""The demo's ideas with what was said about them.

Rows as the services would leave them, in the past; the services themselves would send mail to people who do not exist.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.demo.calls import add_person
from home.demo.content import Record, References, read
from initiatives.directory.folding import fold
from initiatives.ideas.choices import BEFORE_PUBLICATION, Status
from initiatives.ideas.listing import show
from initiatives.ideas.models import CampaignPage, Helper, Idea, IdeaPicture, IdeaSettings, Step
from initiatives.ideas.responsible import who_answers
from initiatives.ideas.services.merging import merge
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.comments.commentables import commentable_of
from portal.comments.models import Comment, Support
from portal.comments.rendering import rendered
from portal.comments.services.threads import count_anew, locked_thread
from portal.moderation.models import TextModule
from portal.moderation.services.cases import open_case
from portal.moderation.services.reporting import report
from portal.moderation.whys import Why
from portal.regions.models import Municipality, Topic

TEXT_MODULES = (
    ("Werbung", "hide", "Das ist Werbung. Im Portal geht es um Vorhaben, nicht um Angebote."),
    ("Persönlich geworden", "hide", "Hier wird jemand persönlich angegriffen. Sag es noch einmal, ohne die Person."),
    ("Bitte genauer", "ask_back", "Wo genau soll das geschehen, und wer könnte den Anfang machen?"),
)


def load_ideas(
    *,
    topics: dict[str, Topic],
    municipalities: dict[str, Municipality],
    references: References,
    campaign: CampaignPage,
    actor: User,
) -> None:
    """After the initiatives and the people of the region."""
    data, now = read("ideas"), timezone.now()
    for email, name, municipality in data["people"]:
        add_person({"email": email, "name": name, "municipality": municipality}, municipalities)
    people = {user.email: user for user in User.objects.filter(is_active=True)}
    crowd = [people[email] for email, _name, _municipality in data["people"]]
    for number, row in enumerate(data["ideas"]):
        _Loader(row, now, people, references).load(number, crowd, topics, municipalities, campaign)
    for row in data["ideas"]:
        if "merged_into" in row:
            source, target = (Idea.objects.get(title=row[name]) for name in ("title", "merged_into"))
            merge(source=source, target=target, actor=actor)
    _fill_the_desk(people)
    show(list(Idea.objects.values_list("pk", flat=True)))


class _Loader:
    """One idea of the file."""

    def __init__(self, row: Record, now: datetime, people: dict[str, User], references: References) -> None:
        self.row, self.now, self.people, self.references = row, now, people, references

    def ago(self, days: int) -> datetime:
        """At an hour that is not midnight, and in the order of the file."""
        return self.now - timedelta(days=days, hours=2)

    def load(
        self,
        number: int,
        crowd: list[User],
        topics: dict[str, Topic],
        municipalities: dict[str, Municipality],
        campaign: CampaignPage,
    ) -> None:
        row = self.row
        idea = self._idea(municipalities, campaign)
        idea.topics.set([topics[slug] for slug in row["topics"]])
        if "picture" in row:
            picture = self.references.pictures[row["picture"]]
            IdeaPicture.objects.create(idea=idea, image=picture, words=picture.description)
        for email, can_do in row.get("helpers", []):
            joins = Helper.Reply.JOINS if row.get("started") else Helper.Reply.UNASKED
            Helper.objects.create(idea=idea, user=self.people[email], can_do=can_do, reply=joins)
        self._steps(idea)
        self._voices(idea, crowd[number % len(crowd) :] + crowd[: number % len(crowd)])
        if idea.status == Status.REVIEW:
            open_case(target=idea, why=Why("submitted"))

    def _idea(self, municipalities: dict[str, Municipality], campaign: CampaignPage) -> Idea:
        row, published = self.row, self.ago(self.row["days_ago"])
        place_name, latitude, longitude = row.get("place", ("", None, None))
        idea = Idea(
            title=row["title"],
            text=row["text"],
            reason=row.get("reason", ""),
            municipality=municipalities.get(row.get("municipality", "")),
            place_name=place_name,
            latitude=latitude,
            longitude=longitude,
            author=self.people[row["author"]],
            status=row["status"],
            created_at=published,
            published_at=None if row["status"] in BEFORE_PUBLICATION else published,
            campaign=campaign if "campaign" in row else None,
            age_group=row.get("campaign", ""),
            started_by=self.people[row["author"]] if row.get("started") else None,
        )
        if "initiative" in row:
            idea.initiative = InitiativePage.objects.get(slug=row["initiative"], locale__language_code="de")
        if idea.published_at is not None:
            idea.responsible = who_answers(idea)
            days = timedelta(days=IdeaSettings.load().days_to_answer)
            due = timezone.localdate(published) + days
            in_time = max(due, timezone.localdate() + timedelta(days=10))
            idea.answer_due = due if row.get("overdue") else in_time
        idea.words = fold(" ".join([idea.title, idea.text, idea.reason, place_name, str(idea.municipality or "")]))
        idea.save()
        return idea

    def _steps(self, idea: Idea) -> None:
        previous: str = Status.REVIEW
        rows: list[Record] = (
            [] if idea.published_at is None else [{"status": "published", "days_ago": self.row["days_ago"]}]
        )
        for row in [*rows, *self.row.get("steps", [])]:
            by = self.people[row["by"]] if "by" in row else None
            Step.objects.create(
                idea=idea,
                status=row["status"],
                previous=previous,
                text=row.get("text", ""),
                actor=by or idea.responsible,
                is_official=by is None,
                happened_at=self.ago(row["days_ago"]),
            )
            previous = row["status"]

    def _voices(self, idea: Idea, crowd: list[User]) -> None:
        if idea.published_at is None:
            return
        with transaction.atomic():
            thread = locked_thread(idea)
            others = [person for person in crowd if person != idea.author][: self.row.get("voices", 0)]
            Support.objects.bulk_create([Support(thread=thread, user=person) for person in others])
            for row in self.row.get("comments", []):
                first = self._comment(idea, thread, row, None)
                for answer in row[3] if len(row) > 3 else []:  # noqa: PLR2004  # the fourth is the list of answers
                    self._comment(idea, thread, answer, first)
            count_anew(thread)

    def _comment(self, idea: Idea, thread: Any, row: list[Any], parent: Comment | None) -> Comment:  # Any: as in TOML
        email, days_ago, text = row[:3]
        author = self.people[email]
        official = commentable_of(idea).speaks_officially(author, idea)
        return Comment.objects.create(
            thread=thread,
            parent=parent,
            author=author,
            text=text,
            html=rendered(text),
            is_official=official,
            office=str(idea.municipality or "") if official else "",
            created_at=self.ago(days_ago),
        )


def _fill_the_desk(people: dict[str, User]) -> None:
    """So that a manager finds something to decide."""
    for name, action, text in TEXT_MODULES:
        TextModule.objects.create(name=name, action=action, text_de=text)
    for idea in Idea.objects.overdue():
        open_case(target=idea, why=Why("answer_due", {"day": f"{idea.answer_due:%Y-%m-%d}"}))
    doubtful = Comment.objects.filter(text__startswith="Klingt teuer").first()
    if doubtful is not None:
        report(target=doubtful, reason="false", text="Das steht so nirgends.", actor=people["emmi@example.org"])

"""The pages: first all of them, empty, so that they can refer to each other; then what they say."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.demo.content import Record, References
from home.demo.dates import series_of, times_of
from home.demo.showcase import add_initiatives
from home.demo.stories import add_stories
from home.events.models import EventIndexPage, EventPage
from home.models import FormField, FormPage, HomePage, LegalPage, StandardPage
from home.news.models import NewsIndexPage, NewsPage
from initiatives.ideas.models import CampaignPage
from portal.accounts.models import User
from portal.regions.models import Municipality, Topic

PLAIN_FIELDS = ("introduction", "search_description", "show_contents", "question", "search_examples", "kind")
EVENT_FIELDS = (
    "all_day", "place_name", "address", "latitude", "longitude", "online_url", "accessibility", "accessibility_note",
    "organiser", "is_free", "cost", "registration_url",
)  # fmt: skip
FORM_FIELDS = ("subject", "button_label", "consent_text", "thanks_title", "thanks_text")


class PageLoader:
    """Builds the German tree below the front page."""

    def __init__(
        self,
        *,
        home: HomePage,
        references: References,
        topics: dict[str, Topic],
        municipalities: dict[str, Municipality],
        actor: User,
    ) -> None:
        self.home, self.references, self.actor = home, references, actor
        self.topics, self.municipalities = topics, municipalities
        self.today = timezone.localdate()
        self.bodies: list[tuple[Page, str, list[Record]]] = []

    def load(self, content: dict[str, Record]) -> None:
        pages = content["pages"]
        news = self.add(NewsIndexPage, pages["news"])
        calendar = self.add(EventIndexPage, pages["events"])
        for row in pages["standard"]:
            self.add(StandardPage, row)
        for row in pages["forms"]:
            self._add_form(row)
        for row in content["legal"]["legal"]:
            page = self.add(LegalPage, {**row, "body": [{"text": row["text"]}]})
            if "report_form" in row:
                page.report_form = self.references.pages["barriere-melden"]
        for row in content["news"]["news"]:
            date = self.today - timedelta(days=row["days_ago"])
            self.add(NewsPage, row, parent=news, author=row["author"], date=date)
        for row in content["events"]["events"]:
            self._add_event(row, calendar)
        add_initiatives(self, content)
        add_stories(self, content["stories"])
        if "ideas" in content:
            self._add_campaign(content["ideas"]["campaign"])
        self.bodies.append((self.home, "sections", pages["home"]["sections"]))
        self._publish()

    def _add_campaign(self, row: Record) -> None:
        days: dict[str, Any] = {name: self.today + timedelta(days=number) for name, number in row["days"].items()}
        self.add(CampaignPage, row, rules=row["rules"], age_groups="\n".join(row["age_groups"]), **days)

    def add(
        self, model: type[Page], row: Record, *, parent: Page | None = None, name: str = "", **fields: Any
    ) -> Any:  # Any: fields as the model takes them, and a page of the model
        """A draft, known to the data files by `name`, or else by its slug."""
        fields |= {name: row[name] for name in PLAIN_FIELDS if name in row}
        page = model(title=row["title"], slug=row["slug"], owner=self.actor, live=False, show_in_menus=True, **fields)
        if "picture" in row:
            page.picture = self.references.pictures[row["picture"]]
        if "municipality" in row:
            page.municipality = self.municipalities[row["municipality"]]
        (parent or self.home).add_child(instance=page)
        if "topics" in row:
            page.topics.set([self.topics[slug] for slug in row["topics"]])
        self.references.pages[name or row["slug"]] = page
        self.bodies.append((page, "body", row.get("body", [])))
        return page

    def _add_form(self, row: Record) -> None:
        page = self.add(FormPage, row, **{name: row[name] for name in FORM_FIELDS})
        page.form_fields.set(form_fields(row["fields"]))

    def _add_event(self, row: Record, parent: Page) -> None:
        start, end = times_of(row, self.today)
        fields = {name: row[name] for name in EVENT_FIELDS if name in row}
        series = series_of(row, start, end)
        if series:
            fields["recurrence"] = series
        body = [{"text": row["text"]}]
        self.add(EventPage, {**row, "body": body}, parent=parent, start=start, end=end, **fields)

    def _publish(self) -> None:
        for page, name, blocks in self.bodies:
            if blocks:
                field = getattr(type(page), name).field
                setattr(page, name, self.references.stream(blocks, field.stream_block))
            page.save_revision(user=self.actor).publish(user=self.actor)


def form_fields(rows: list[Record]) -> list[FormField]:
    return [
        FormField(
            sort_order=order,
            label=row["label"],
            field_type=row["type"],
            required=row.get("required", True),
            choices=row.get("choices", ""),
            help_text=row.get("help_text", ""),
        )
        for order, row in enumerate(rows)
    ]

"""The demo's calls, offers and answers, made by the services as people make them."""

from datetime import date, timedelta

from django.utils import timezone

from home.demo.content import Record, read
from home.demo.dates import first_date
from initiatives.calls.choices import AnswerStatus, Direction
from initiatives.calls.models import Answer, Call
from initiatives.calls.services import calls
from initiatives.models import InitiativePage
from portal.accounts.models import User
from portal.accounts.services import confirm_address
from portal.regions.models import Municipality, Topic

PLAIN_FIELDS = (
    "kind", "title", "text", "effort", "how_many", "skills", "accessibility", "accessibility_note", "is_online",
    "place_name", "latitude", "longitude",
)  # fmt: skip
PLACE = ("place_name", "latitude", "longitude")


def load_calls(*, topics: dict[str, Topic], municipalities: dict[str, Municipality], actor: User) -> None:
    """After the initiatives and the people of the region."""
    data, today = read("calls"), timezone.localdate()
    for person in data["people"]:
        add_person(person, municipalities)
    initiatives = {
        page.slug: page
        for page in InitiativePage.objects.filter(slug__in=[row["initiative"] for row in data["calls"]])
        .filter(locale__language_code="de")
        .select_related("municipality")
        .prefetch_related("topics")
    }
    for row in data["calls"]:
        call = _of_initiative(_call(row, today), initiatives[row["initiative"]])
        about = list(initiatives[row["initiative"]].topics.all())
        calls.create_call(call=call, topics=about, actor=actor)
    for row in data["offers"]:
        offered = _call(row, today)
        offered.municipality, offered.direction = municipalities[row["municipality"]], Direction.OFFERS
        owner = User.objects.get(email=row["owner"])
        about = [topics[slug] for slug in row["topics"]]
        calls.offer(call=offered, topics=about, actor=owner, moderated=False)
    for row in data["answers"]:
        _answer(row, actor)


def add_person(row: Record, municipalities: dict[str, Municipality]) -> None:
    user = User.objects.create_user(row["email"], name=row["name"], municipality=municipalities[row["municipality"]])
    confirm_address(user=user)


def _call(row: Record, today: date) -> Call:
    call = Call(**{name: row[name] for name in PLAIN_FIELDS if name in row})
    for time in row.get("times", []):
        setattr(call, time, True)
    if "in_days" in row:
        call.starts_on = first_date(row, today)
        call.ends_on = call.starts_on + timedelta(days=row.get("days", 1) - 1)
    call.until = call.starts_on or today + timedelta(days=row["until"])
    call.published_at = timezone.now() - timedelta(days=row["days_ago"])
    call.created_at = call.published_at
    return call


def _of_initiative(call: Call, page: InitiativePage) -> Call:
    call.initiative, call.municipality = page, page.municipality
    if not call.place_name:
        for name in PLACE:
            setattr(call, name, getattr(page, name))
    return call


def _answer(row: Record, actor: User) -> None:
    """Rows only: the service would send mail to people who do not exist."""
    user = User.objects.get(email=row["user"]) if "user" in row else None
    accepted = row.get("status") == AnswerStatus.ACCEPTED
    now = timezone.now()
    Answer.objects.create(
        call=Call.objects.get(title=row["to"]),
        user=user,
        name=row.get("name", ""),
        email=row.get("email", ""),
        message=row["message"],
        confirmed_at=now,
        status=row.get("status", AnswerStatus.NEW),
        reply=row.get("reply", ""),
        decided_by=actor if accepted else None,
        decided_at=now if accepted else None,
    )

"""The demo's newsletters: one that is out, one that is being written, and some who get them; nothing is sent."""

from datetime import timedelta

from django.utils import timezone

from home.demo.content import Record, References, read
from home.newsletters.choices import State
from home.newsletters.models import Newsletter, Subscription
from portal.accounts.models import User
from portal.regions.models import Municipality

SAID = ("subject", "introduction", "subject_en", "introduction_en")


def load_newsletters(*, municipalities: dict[str, Municipality], references: References) -> None:
    """After the pages and the people."""
    data = read("newsletters")
    for number, row in enumerate(data["subscriptions"]):
        since = timezone.now() - timedelta(days=40 + number)
        Subscription.objects.create(
            email=row["email"],
            language=row.get("language", "de"),
            municipality=municipalities.get(row.get("municipality", "")),
            asked_at=since,
            confirmed_at=since,
        )
    for row in data["newsletters"]:
        _load(row, references)


def _load(row: Record, references: References) -> None:
    at = timezone.now() - timedelta(days=row["days_ago"])
    chosen = [references.pages[slug] for slug in row["pages"]]
    translated = [page.get_translations().filter(locale__language_code="en").first() or page for page in chosen]
    said = {name: row[name] for name in SAID if name in row}
    if row.get("is_out"):
        said |= {"state": State.SENT, "recipients": Subscription.objects.count()}
        said |= dict.fromkeys(("send_at", "started_at", "finished_at"), at)
    if "text_en" in row:
        said["body_en"] = [("text", row["text_en"]), ("pages", {"heading": row["heading_en"], "chosen": translated})]
    Newsletter.objects.create(
        **said,
        body=[("text", row["text"]), ("pages", {"heading": row["heading"], "chosen": chosen})],
        created_by=User.objects.get(email=row["by"]),
        created_at=at,
    )

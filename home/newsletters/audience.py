"""How many would get a newsletter now, and in which language they read."""

from dataclasses import dataclass

from django.db.models import Count

from home.newsletters.models import Newsletter, Subscription


@dataclass(frozen=True)
class Audience:
    german: int
    english: int

    @property
    def all(self) -> int:
        return self.german + self.english


def audience_of(newsletter: Newsletter) -> Audience:
    rows = Subscription.objects.getting(newsletter).order_by().values("language").annotate(number=Count("pk"))
    counts = {row["language"]: row["number"] for row in rows}
    return Audience(german=counts.get("de", 0), english=counts.get("en", 0))

"""Who is named in a reply: only people of the project hear of it, at most twenty; `@alle` is for its admins."""

import re
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q

from portal.accounts.models import User
from portal.comments.mentions import first_word_of, named_and_others, typed_in
from workspace.discussions.models import Mention, Reply
from workspace.discussions.permissions import may_name_everybody
from workspace.projects.models import Membership

MOST = 20
EVERYBODY = re.compile(r"(?<![\w@])@(?:alle|all|everybody)\b", re.IGNORECASE)
CANDIDATES = 500


@dataclass(frozen=True)
class Named:
    people: list[User] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """What was typed like a name, and is nobody's here."""
    are_too_many: bool = False
    means_everybody: bool = False
    """Whether or not this person may."""


def named_in(text: str, membership: Membership) -> Named:
    """One query, and none where nobody is named."""
    means_everybody = bool(EVERYBODY.search(text))
    text = EVERYBODY.sub("", text)
    typed = typed_in(text)
    if not typed:
        return Named(means_everybody=means_everybody)
    firsts = {first_word_of(each) for each in typed[:MOST]}
    begins = reduce(or_, (Q(name__istartswith=first) for first in firsts))
    rows = User.objects.filter(begins, is_active=True, memberships__project=membership.project_id)
    candidates = list(rows.order_by("pk")[:CANDIDATES])
    people, strangers = named_and_others(
        text,
        lambda first: [each for each in candidates if each.name.casefold().startswith(first.casefold())],
        MOST,
    )
    others = [each for each in people if each.pk != membership.user_id]
    return Named(others, strangers, len(typed) > MOST, means_everybody)


def keep(reply: Reply, membership: Membership) -> list[int]:
    """Who is named now, and whether everybody is; gives those who were not before. The caller stores the reply."""
    named = named_in(reply.text, membership)
    reply.names_everybody = named.means_everybody and may_name_everybody(membership)
    before = set(reply.mentions.values_list("user_id", flat=True))
    now = {each.pk for each in named.people}
    reply.mentions.exclude(user__in=now).delete()
    new = sorted(now - before)
    Mention.objects.bulk_create([Mention(reply=reply, user_id=each) for each in new])
    return new

"""`@Anna Albers` in a comment: the person hears of it.

Only those can be named who take part in the thread, and those who show something of themselves to everybody; so nobody
finds out by trying who has an account.
"""

import re

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from portal.accounts.models import User
from portal.comments.models import Comment

MENTION = re.compile(r"(?<![\w@])@(\w[\w.'’ -]{1,80})")
MOST = 5
CANDIDATES = 50


def mentioned_in(comment: Comment) -> list[User]:
    """The people named, each once; of several with the same beginning the longest name that fits."""
    found: dict[int, User] = {}
    for typed in list(dict.fromkeys(MENTION.findall(comment.text)))[:MOST]:
        person = _named(typed, comment)
        if person is not None and person.pk != comment.author_id:
            found[person.pk] = person
    return list(found.values())


def _named(typed: str, comment: Comment) -> User | None:
    first = typed.split(maxsplit=1)[0].rstrip(".,'’-")
    taking_part = Q(comments__thread=comment.thread_id)
    seen = Q(pk__in=User.objects.visible_to(AnonymousUser()).values("pk"))
    people = User.objects.filter(taking_part | seen, is_active=True, name__istartswith=first).distinct()[:CANDIDATES]
    fitting = [each for each in people if _begins_with(typed, each.name)]
    return max(fitting, key=lambda each: len(each.name), default=None)


def _begins_with(typed: str, name: str) -> bool:
    """As a whole: "@Anna" is not the beginning of "@Annabell"."""
    rest = typed.casefold().removeprefix(name.casefold())
    return rest != typed.casefold() and not rest[:1].isalnum()

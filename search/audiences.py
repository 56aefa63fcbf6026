"""Who may find what. An entry has one token, a person has many; they are asked for with each search.

So whoever is removed from a project finds nothing of it with the next search, without a word being written to the
index. Results, counts, suggestions and hints are all of what has one of the person's tokens, and of nothing else.
"""

from collections.abc import Callable, Iterable
from typing import Any

from search.entries import PUBLIC, SIGNED_IN

# Any, in this module: users and anonymous visitors.

_tokens: dict[str, Callable[[Any], Iterable[str]]] = {}
_projects: dict[str, Callable[[Any], Iterable[int]]] = {}


def register(name: str, tokens_of: Callable[[Any], Iterable[str]]) -> None:
    """`tokens_of(user)`, for somebody who is signed in, gives what they may find; one query an app."""
    _tokens[name] = tokens_of


def register_projects(name: str, own: Callable[[Any], Iterable[int]]) -> None:
    """`own(user)`, for somebody who is signed in, gives the projects that "in my projects" means."""
    _projects[name] = own


def of_person(user: Any) -> str:
    return f"user:{user if isinstance(user, int) else user.pk}"


def audiences_of(user: Any) -> frozenset[str]:
    """What this person may find just now."""
    if not user.is_authenticated or not user.is_active:
        return frozenset({PUBLIC})
    own = {token for tokens_of in _tokens.values() for token in tokens_of(user)}
    return frozenset({PUBLIC, SIGNED_IN, of_person(user), *own})


def projects_of(user: Any) -> list[int]:
    """Those that this person calls their own."""
    if not user.is_authenticated:
        return []
    return [pk for own in _projects.values() for pk in own(user)]

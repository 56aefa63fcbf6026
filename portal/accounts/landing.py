"""Where somebody goes on after signing in, where they were in the middle of something without an account."""

from collections.abc import Callable

from django.http import HttpRequest

Landing = Callable[[HttpRequest], str]
_landings: dict[str, Landing] = {}


def register(name: str, landing: Landing) -> None:
    """`landing(request)` gives an address of this portal, nothing where it has none for this person."""
    _landings[name] = landing


def address_for(request: HttpRequest) -> str:
    """The first that there is, in the order of the names; else nothing."""
    return next((address for _name, landing in sorted(_landings.items()) if (address := landing(request))), "")

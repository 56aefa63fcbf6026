"""What the clock does for the search."""

from portal.base.timer import daily
from search.contract import searchables
from search.services import rebuilding, writing


@daily(hour=0, minute=5)
def sweep() -> None:
    writing.sweep()


@daily(hour=3, minute=40)
def mend() -> None:
    """Whatever was lost on its way, with a machine that fell for instance."""
    for searchable in searchables():
        rebuilding.rebuild(searchable)

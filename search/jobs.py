"""What the clock does for the search."""

from portal.base.timer import daily, every
from search.contract import searchables
from search.services import missing, rebuilding, serving, spelling, writing
from search.tasks import send


@every(minutes=1)
def tell_the_server() -> None:
    """What it has missed; and all, where it has no index yet."""
    if serving.has_to_be_told():
        send.enqueue()


@daily(hour=0, minute=5)
def sweep() -> None:
    writing.sweep()


@daily(hour=3, minute=40)
def mend() -> None:
    """Whatever was lost on its way, with a machine that fell for instance."""
    for searchable in searchables():
        rebuilding.rebuild(searchable)
    serving.mend()
    spelling.count_words()


@daily(hour=0, minute=15)
def forget_what_nobody_looks_for() -> None:
    missing.forget_old()

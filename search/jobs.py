"""What the clock does for the search."""

from portal.base.timer import daily, every
from search import tasks
from search.contract import searchables
from search.services import missing, serving, writing

AFTER_OTHERS = -10


@every(minutes=1)
def tell_the_server() -> None:
    """What it has missed; and all, where it has no index yet."""
    if serving.has_to_be_told():
        tasks.send.enqueue()


@daily(hour=0, minute=5)
def sweep() -> None:
    writing.sweep()


@daily(hour=3, minute=40)
def mend() -> None:
    """Whatever was lost on its way, with a machine that fell for instance; what people wait for goes first."""
    for searchable in searchables():
        tasks.rebuild.using(priority=AFTER_OTHERS).enqueue(searchable.key)
    tasks.mend_server.using(priority=AFTER_OTHERS).enqueue()
    tasks.count_words.using(priority=AFTER_OTHERS).enqueue()


@daily(hour=0, minute=15)
def forget_what_nobody_looks_for() -> None:
    missing.forget_old()

"""What the clock does for the search."""

from portal.base.timer import daily, every
from search import tasks
from search.contract import searchables
from search.services import alerting, changing, filling, missing, saving, serving, writing

AFTER_OTHERS = -10


@every(minutes=1)
def tell_the_server() -> None:
    """What it has missed; and all, where it has no index yet."""
    if serving.has_to_be_told():
        tasks.send.enqueue()


@every(minutes=1)
def fill() -> None:
    """Kinds that are new, and all of them after an upgrade that prepares words in another way."""
    keys = filling.begin_missing()
    for key in keys:
        tasks.rebuild.using(priority=AFTER_OTHERS).enqueue(key)
    if keys:
        tasks.count_words.using(priority=AFTER_OTHERS).enqueue()


@every(minutes=15)
def say_the_next_dates() -> None:
    changing.go_on()


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
def forget_what_is_over() -> None:
    missing.forget_old()
    saving.remove_deleted()


@every(minutes=10)
def look_for_those_who_keep_a_search() -> None:
    for pks in alerting.waiting():
        tasks.look_for.using(priority=AFTER_OTHERS).enqueue(pks)

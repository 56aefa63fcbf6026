"""Writing to the index in the background. What a thing is now is read when the task runs, so late or twice is right."""

from django_tasks import task

from search.contract import searchable_named
from search.services import alerting, rebuilding, serving, spelling, writing


@task()
def write(key: str, pks: list[int]) -> None:
    searchable = searchable_named(key)
    if searchable is not None:
        writing.write(searchable, pks)


@task()
def send() -> None:
    serving.send()


@task()
def rebuild(key: str) -> None:
    searchable = searchable_named(key)
    if searchable is not None:
        rebuilding.rebuild(searchable)


@task()
def mend_server() -> None:
    serving.mend()


@task()
def count_words() -> None:
    spelling.count_words()


@task()
def look_for(pks: list[int]) -> None:
    alerting.look_for(pks)

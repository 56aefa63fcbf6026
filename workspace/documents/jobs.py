"""The room's housekeeping."""

from portal.base.timer import daily, every
from workspace.documents import tasks
from workspace.documents.services import purging, sharing, stocktaking, trashing, uploading, warning


@every(minutes=1)
def examine_left_behind() -> None:
    tasks.enqueue_left_behind()


@every(minutes=5)
def finish_uploads() -> None:
    uploading.finish_left_behind()


@daily(hour=4, minute=15)
def empty_the_trash() -> None:
    trashing.purge_due()


@daily(hour=4, minute=20)
def forget_uploads() -> None:
    purging.forget_uploads()


@daily(hour=4, minute=45)
def remove_orphans() -> None:
    stocktaking.remove_orphans()


@daily(hour=4, minute=40)
def forget_old_links() -> None:
    sharing.forget_old()


@daily(hour=9, minute=20)
def warn_of_consents() -> None:
    warning.warn()

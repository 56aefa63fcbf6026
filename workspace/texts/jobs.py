"""The texts' housekeeping."""

from portal.base.timer import daily, every
from workspace.texts import searching
from workspace.texts.services import deleting, editing, sharing, versions


@daily(hour=4, minute=10)
def empty_the_bin() -> None:
    deleting.empty_the_bin()


@every(minutes=1)
def let_what_was_written_be_found() -> None:
    searching.written_lately()


@every(minutes=5)
def keep_what_was_written() -> None:
    versions.keep_what_was_written()


@daily(hour=4, minute=25)
def thin_out_versions() -> None:
    versions.thin_out()
    editing.forget_old()


@daily(hour=4, minute=35)
def forget_old_links() -> None:
    sharing.forget_old()

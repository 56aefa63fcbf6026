"""A process that is ended at each of its steps in turn: before a query that writes, before a commit, before a file is
stored or deleted. What is left then has to be the old state or the new one."""

import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from unittest import mock

from django.core.files.storage import FileSystemStorage
from django.db import connection

from portal.base.storage import document_storage, files_below
from workspace.documents.services import arriving, stocktaking

FINISHED = 0


def end_at(step: int, action: Callable[[], object]) -> bool:
    """Does it in a process of its own, which ends just before this step; False where it has fewer steps."""
    connection.close()  # neither has the other's
    pid = os.fork()
    if pid == 0:
        try:
            with _ended_at(step):
                action()
            os._exit(FINISHED)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == FINISHED, "It went wrong by itself"
    return os.WIFSIGNALED(status)


@contextmanager
def _ended_at(step: int):
    left = step

    def count() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def before(function):
        def counted(*args, **kwargs):
            count()
            return function(*args, **kwargs)

        return counted

    def query(execute, sql, *args):
        if not sql.startswith("SELECT"):  # before one that only reads all is as after the step before
            count()
        return execute(sql, *args)

    with (
        connection.execute_wrapper(query),
        mock.patch.object(connection, "_commit", before(connection._commit)),
        mock.patch.object(FileSystemStorage, "_save", before(FileSystemStorage._save)),
        mock.patch.object(FileSystemStorage, "delete", before(FileSystemStorage.delete)),
        mock.patch.object(arriving, "checksum", before(arriving.checksum)),
    ):
        yield


def require_whole() -> None:
    """No row without bytes, nothing damaged; what lies there without a row is found, and then nothing does."""
    assert stocktaking.missing() == []
    assert list(stocktaking.damaged()) == []
    stocktaking.remove_orphans(older_than=-stocktaking.IN_USE_FOR)
    lying = set(files_below(document_storage(), "project_files"))
    assert lying == {name for _rows, name in stocktaking._names()}

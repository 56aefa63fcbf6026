"""Where the database is asked, beside the loop that serves the sockets."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """A few threads of one purpose, each with a connection of its own."""

    def __init__(self, name: str, number: int = 1) -> None:
        self._pool = ThreadPoolExecutor(number, thread_name_prefix=name)

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _alone, job, args, kwargs)


def _alone(job: Callable[..., Any], args: Any, kwargs: Any) -> Any:  # Any: whatever the job takes and gives
    close_old_connections()
    try:
        return job(*args, **kwargs)
    finally:
        close_old_connections()

"""Language and time zone, where nothing but threads serves.

Django keeps both in asgiref's `Local`, which knows asynchronous code as well: a lock and six calls each time. A page
reads them 200 to 500 times, which takes a thirtieth of it.
"""

from threading import local

from django.utils import timezone
from django.utils.translation import trans_real


def forget_asynchronous_code() -> None:
    """In a process of its own, before it serves: what was chosen until then is forgotten."""
    trans_real._active = local()  # type: ignore[attr-defined]  # noqa: SLF001  # Django offers no other way
    timezone._active = local()  # type: ignore[attr-defined]  # noqa: SLF001

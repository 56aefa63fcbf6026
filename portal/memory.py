"""What a process takes of the machine's memory."""

import ctypes
import sys

ARENA_MAX = -8
"""glibc's number of that setting."""


def share() -> None:
    """Of its threads one computes at a time, so that a heap for each of them is some megabytes for nothing."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(ARENA_MAX, 1)

"""What a process takes of the machine's memory."""

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""glibc's numbers of these settings, see mallopt(3)."""
LARGE = 128 * 1024
"""Where glibc begins with it, in bytes; left alone, it raises that to the largest piece that was ever given back."""


def spare() -> None:
    """Of its threads one computes at a time, so that a heap for each of them is some megabytes for nothing; and what is
    large goes back to the machine when it is not needed any more.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(ARENA_MAX, 1)
        libc.mallopt(MMAP_THRESHOLD, LARGE)
        libc.mallopt(TRIM_THRESHOLD, LARGE)

"""What has to be made anew after a restore, because it lies neither in the database nor among the files.

An app registers a function in its `ready`; it gives a sentence about what it did, or about what is still to do.
"""

from collections.abc import Callable

Step = Callable[[], str]
steps: list[Step] = []


def register(step: Step) -> None:
    steps.append(step)

"""How much somebody may send: so much a second, and for a moment more."""

import time


class Bucket:
    """Fills with `rate` a second up to `burst`; who takes more than is in it floods."""

    __slots__ = ("burst", "left", "rate", "seen")

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst, self.left, self.seen = rate, burst, burst, time.monotonic()

    def take(self, amount: float = 1) -> bool:
        now = time.monotonic()
        self.left = min(self.burst, self.left + (now - self.seen) * self.rate)
        self.seen = now
        if amount > self.left:
            return False
        self.left -= amount
        return True

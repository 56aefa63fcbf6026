"""How lively something is: one number whose order stays right as time goes by, so that an index can serve it.

    heat = log2(1 + supports + 2 × comments) + (last moved − 2026-01-01) / 7 days

What decays is usually multiplied by 2 to the power of −age / half-life, and so has to be reckoned anew all the time.
The logarithm of that product is a sum in which "now" is the same for all rows; left out, the order stays. What remains
changes only when something happens to the row itself. So each week doubles: 30 voices of last week stand beside 15 of
this week, and above 14.

The idea is that of Reddit's "hot" (`_sorts.pyx` in its published source: log10 of the votes plus seconds / 45000), and
in general of forward decay (Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay", ICDE 2009). There the clock begins
with the submission; here with the last comment, because the list is called "lately discussed".
"""

from datetime import UTC, datetime, timedelta
from math import log2

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=7)
WEIGHT_OF_A_COMMENT = 2


def heat_of(*, supports: int, comments: int, moved_at: datetime) -> float:
    """`moved_at` is the last comment, or the publication where there is none."""
    voices = max(0, supports) + WEIGHT_OF_A_COMMENT * max(0, comments)
    return round(log2(1 + voices) + (moved_at - BEGINNING) / HALF_LIFE, 6)

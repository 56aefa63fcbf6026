"""A proof of work, done by the browser: it costs a person nothing, and whoever sends thousands of forms a lot.

ALTCHA's protocol, version 1: find the number that with this salt gives this SHA-256. Version 2 needs the browser's own
cryptography, which there is only behind https; and what it makes dearer is dear for old telephones first.
"""

import base64
import json
from datetime import timedelta
from typing import Any, Final

from altcha import ChallengeOptionsV1, create_challenge_v1, verify_solution_v1
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

ALGORITHM: Final = "SHA-256"
LASTS = timedelta(hours=2)
HARDEST = 100_000
"""The highest number; half of it has to be tried on average. What that costs a browser: docs/moderation.md."""
LONGEST = 600
"""In characters; a solution has about 380."""
TEXTS = ("algorithm", "challenge", "salt", "signature")


def new_challenge() -> str:
    """As JSON for the browser. Its salt says until when it holds."""
    made = create_challenge_v1(
        ChallengeOptionsV1(algorithm=ALGORITHM, max_number=HARDEST, hmac_key=_key(), expires=timezone.now() + LASTS)
    )
    return json.dumps(
        {
            "algorithm": made.algorithm,
            "challenge": made.challenge,
            "maxnumber": made.max_number,
            "salt": made.salt,
            "signature": made.signature,
        }
    )


def redeem(solution: str) -> bool:
    """Whether it solves a challenge of ours that still holds; each counts once."""
    payload = _read(solution)
    if payload is None:
        return False
    is_right, _why = verify_solution_v1(payload, _key())
    return is_right and cache.add(f"proof-{payload['challenge']}", True, timeout=LASTS.total_seconds())


def _read(solution: str) -> Any:  # Any: the library's own type of what was read from JSON
    if len(solution) > LONGEST:
        return None
    try:
        said = json.loads(base64.b64decode(solution, validate=True))
    except ValueError:
        return None
    if not isinstance(said, dict) or type(said.get("number")) is not int:
        return None
    texts = [said.get(name) for name in TEXTS]
    return said if all(isinstance(text, str) and text.isascii() for text in texts) and texts[0] == ALGORITHM else None


def _key() -> str:
    return salted_hmac("portal.base.proofs", "challenge", algorithm="sha256").hexdigest()

"""What a browser does with a challenge."""

import base64
import json

from altcha import solve_challenge_v1


def solved(challenge):
    given = json.loads(challenge)
    found = solve_challenge_v1(given["challenge"], given["salt"], max_number=given["maxnumber"])
    return {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": found.number}


def as_sent(payload):
    return base64.b64encode(json.dumps(payload).encode()).decode()

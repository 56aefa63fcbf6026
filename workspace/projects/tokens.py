"""What stands in a link that lets somebody in."""

import secrets


def new_token() -> str:
    return secrets.token_urlsafe(24)

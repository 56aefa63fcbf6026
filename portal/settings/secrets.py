"""What a secret key must be."""

from django.core.exceptions import ImproperlyConfigured

LENGTH = 50
LENGTH_OF_A_TOKEN = 20
DISTINCT_CHARACTERS = 10
HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
KNOWN_BEGINNINGS = ("django-insecure-", "development-only", "test-only")


def strong_secret(key: str) -> str:
    weakness = _weakness(key)
    if weakness:
        raise ImproperlyConfigured(f"SECRET_KEY {weakness}; make one with: {HOW_TO_MAKE_ONE}")
    return key


def strong_token(token: str) -> str:
    """One that opens something to whoever has it; nothing keeps that closed."""
    if token and len(token) < LENGTH_OF_A_TOKEN:
        raise ImproperlyConfigured(
            f"METRICS_TOKEN needs {LENGTH_OF_A_TOKEN} characters; make one with: {HOW_TO_MAKE_ONE}"
        )
    return token


def _weakness(key: str) -> str:
    if not key:
        return "is missing"
    if key.startswith(KNOWN_BEGINNINGS):
        return "is one that everybody knows"
    if len(key) < LENGTH or len(set(key)) < DISTINCT_CHARACTERS:
        return f"is too weak, it needs {LENGTH} characters of at least {DISTINCT_CHARACTERS} kinds"
    return ""

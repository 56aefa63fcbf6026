"""What a secret key must be."""

from django.core.exceptions import ImproperlyConfigured

LENGTH = 50
DISTINCT_CHARACTERS = 10
HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
KNOWN_BEGINNINGS = ("django-insecure-", "development-only", "test-only")


def strong_secret(key: str) -> str:
    weakness = _weakness(key)
    if weakness:
        raise ImproperlyConfigured(f"SECRET_KEY {weakness}; make one with: {HOW_TO_MAKE_ONE}")
    return key


def _weakness(key: str) -> str:
    if not key:
        return "is missing"
    if key.startswith(KNOWN_BEGINNINGS):
        return "is one that everybody knows"
    if len(key) < LENGTH or len(set(key)) < DISTINCT_CHARACTERS:
        return f"is too weak, it needs {LENGTH} characters of at least {DISTINCT_CHARACTERS} kinds"
    return ""

"""Whether the portal can work, for the machine that watches it."""

import logging
from datetime import timedelta

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)
WAITING_AT_MOST = timedelta(minutes=10)
ANSWER = "healthy"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all is well, else 503; names what fails, nothing more."""
    parts = {"database": database_answers(), "cache": cache_answers()}
    parts["tasks"] = parts["database"] and tasks_move()
    words = {name: "ok" if works else "fails" for name, works in parts.items()}
    return JsonResponse(words, status=200 if all(parts.values()) else 503)


def database_answers() -> bool:
    """It holds the portal, too: where SQLite's file is gone, an empty one takes its place without a word."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except Error:
        return False
    return True


def cache_answers() -> bool:
    try:
        cache.set("healthz", ANSWER, timeout=30)
        return cache.get("healthz") == ANSWER
    except Exception:  # each backend has errors of its own; whatever it raises, it does not answer
        logger.exception("The cache does not answer")
        return False


def tasks_move() -> bool:
    """No task has waited for ten minutes: the background worker runs."""
    try:
        return not DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - WAITING_AT_MOST).exists()
    except Error:
        return False

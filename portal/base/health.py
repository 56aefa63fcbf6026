"""Whether the portal can work, in one word a service: the older and stricter address beside `/health/ready`."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.base.watching import checks

PARTS = ("database", "cache")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when all is well, else 503; names what fails, nothing more."""
    found = checks.answers.now()
    parts = {name: found[name] == checks.OK for name in PARTS}
    parts["tasks"] = parts["database"] and checks.tasks_move()
    words = {name: checks.OK if works else checks.FAILS for name, works in parts.items()}
    return JsonResponse(words, status=200 if all(parts.values()) else 503)

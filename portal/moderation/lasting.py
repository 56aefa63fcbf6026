"""Which blocks last; beside the queryset, because sockets ask it, too, without all of that."""

from django.db.models import Q
from django.utils import timezone


def lasts() -> Q:
    return Q(until__gt=timezone.now(), lifted_at__isnull=True)

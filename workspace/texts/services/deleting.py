"""What has been in the bin for thirty days."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from workspace.projects.models import Happening
from workspace.texts.models import Text
from workspace.texts.querysets import KEY

TIME_IN_THE_BIN = timedelta(days=30)


@transaction.atomic
def empty_the_bin() -> int:
    """With all that belongs to it; the timeline forgets its title, too. Gives how many."""
    due = list(Text.objects.deleted_before(timezone.now() - TIME_IN_THE_BIN).values_list("pk", flat=True))
    Happening.objects.filter(room=KEY, object_id__in=due).delete()
    Text.objects.filter(pk__in=due).delete()
    return len(due)

"""What the processes of several machines agree about."""

from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SECONDS_BETWEEN_SIGNS = 10
SILENT_FOR = timedelta(seconds=60)
"""Who says nothing for so long is gone."""
AT_WORK = timedelta(minutes=10)
"""A job that has not ended by then is begun anew: its timer was killed."""


class DueJob(models.Model):
    """When a job of the timer is due next; whoever moves that on runs it.

    While it runs that is in a few minutes, and only afterwards when the clock says so: what a timer had begun that was
    killed becomes due again.
    """

    name = models.CharField(max_length=200, primary_key=True)
    due = models.DateTimeField()

    class Meta:
        verbose_name = _("job of the timer")
        verbose_name_plural = _("jobs of the timer")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def claim(cls, name: str, *, now: datetime, following: datetime) -> datetime | None:
        """For one of all the timers that ask at about the same time; `done` wants what it gives."""
        until = min(following, now + AT_WORK)
        if cls.objects.filter(name=name, due__lte=now).update(due=until):
            return until
        if cls.objects.filter(name=name).exists():
            return None
        try:
            with transaction.atomic():
                cls.objects.create(name=name, due=until)
        except IntegrityError:  # another timer was as early
            return None
        return until

    @classmethod
    def done(cls, name: str, *, claimed: datetime, following: datetime) -> None:
        """Unless it took so long that another timer has begun it anew."""
        cls.objects.filter(name=name, due=claimed).update(due=following)

    @classmethod
    def overdue(cls, now: datetime) -> set[str]:
        """What should have run while no timer did."""
        return set(cls.objects.filter(due__lt=now).values_list("name", flat=True))


class WorkerSign(models.Model):
    """A sign of life of a background worker."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign of life of a worker")
        verbose_name_plural = _("signs of life of workers")

    def __str__(self) -> str:
        return self.worker

    @classmethod
    def give(cls, worker: str) -> None:
        cls.objects.update_or_create(worker=worker, defaults={"seen_at": timezone.now()})

    @classmethod
    def living(cls, now: datetime) -> set[str]:
        return set(cls.objects.filter(seen_at__gt=now - SILENT_FOR).values_list("worker", flat=True))

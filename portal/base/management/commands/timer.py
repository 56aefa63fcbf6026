import signal
from types import FrameType

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.base.models import DueJob
from portal.base.timer import build_scheduler


class Command(BaseCommand):
    help = "Run the jobs that happen by the clock, until stopped. Of several such processes one runs each."

    def handle(self, *args: object, **options: object) -> None:
        scheduler = build_scheduler(DueJob.overdue(timezone.now()))

        def stop(number: int, frame: FrameType | None) -> None:
            scheduler.shutdown(wait=False)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        scheduler.start()

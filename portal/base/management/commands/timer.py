import signal
from types import FrameType

from django.core.management.base import BaseCommand

from portal.base.timer import build_scheduler


class Command(BaseCommand):
    help = "Run the jobs that happen by the clock, until stopped. One such process is enough for a portal."

    def handle(self, *args: object, **options: object) -> None:
        scheduler = build_scheduler()

        def stop(number: int, frame: FrameType | None) -> None:
            scheduler.shutdown(wait=False)

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        scheduler.start()

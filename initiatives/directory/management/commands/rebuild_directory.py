from typing import Any

from django.core.management.base import BaseCommand

from initiatives.directory.layers import layers
from initiatives.directory.services import rebuild


class Command(BaseCommand):
    help = "Writes all rows of the directory and the map anew, while readers go on reading."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        for layer in layers():
            self.stdout.write(f"{layer.name}: {rebuild(layer.name)}")

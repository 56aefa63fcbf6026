"""Who may not write for a time: as much of it as sockets ask for."""

from django.conf import settings
from django.db import models


class Block(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+")
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "portal_moderation_block"

    def __str__(self) -> str:
        return f"{self.until:%Y-%m-%d}"

"""Projects and who belongs to them: as much of it as sockets ask for."""

from django.conf import settings
from django.db import models

from workspace.projects.choices import CLOSED, Role


class Project(models.Model):
    slug = models.SlugField(max_length=140, unique=True)
    status = models.CharField(max_length=10)
    rooms_off = models.JSONField()

    class Meta:
        managed = False
        db_table = "workspace_projects_project"

    def __str__(self) -> str:
        return self.slug

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def has_room(self, key: str) -> bool:
        return key not in self.rooms_off


class Membership(models.Model):
    project = models.ForeignKey(Project, on_delete=models.DO_NOTHING, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+")
    role = models.CharField(max_length=10)

    class Meta:
        managed = False
        db_table = "workspace_projects_membership"

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def is_guest(self) -> bool:
        return self.role == Role.GUEST

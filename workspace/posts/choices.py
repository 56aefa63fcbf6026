"""For whom a post is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    MEMBERS = "members", _("Only for those who belong to the project")
    PUBLIC = "public", _("For everybody: on our page and in our feed")

"""Files can be followed, and muted."""

from django.utils.translation import gettext_lazy as _

from portal.activity.followables import Followable
from workspace.documents.models import Document

FOLLOWED = Followable(
    name="datei",
    label=_("Documents of projects"),
    icon="folder",
    model=Document,
    visible_to=Document.objects.visible_to,
    order=42,
)

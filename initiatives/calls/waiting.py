"""What waits for a manager at the start of the admin."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.calls.models import Call
from portal.regions.admin.dashboard import Waiting


def offers_to_look_at(request: HttpRequest) -> Iterable[Waiting]:
    yield Waiting(
        label=_("offers of citizens to look at"),
        count=Call.objects.waiting().offering().moderated_by(request.user).count(),
        url=f"{reverse('initiatives_calls_call_modeladmin_index')}?status__exact=waiting",
    )

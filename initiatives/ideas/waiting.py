"""What waits for a manager at the start of the admin."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.ideas.models import Idea
from portal.regions.admin.dashboard import Waiting


def ideas_to_answer(request: HttpRequest) -> Iterable[Waiting]:
    theirs = Idea.objects.managed_by(request.user)
    url = f"{reverse('initiatives_ideas_idea_modeladmin_index')}?status__exact=published"
    yield Waiting(label=_("ideas to answer"), count=theirs.waiting_for_answer().count(), url=url)
    yield Waiting(label=_("answers overdue"), count=theirs.overdue().count(), url=f"{url}&o=5")

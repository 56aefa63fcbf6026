"""What happens when somebody sends a form: it is kept, waits on the desk, and goes out by mail."""

import json
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Page

from home import tasks
from home.forms import GuardedForm
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why

if TYPE_CHECKING:
    from home.models import FormPage

SAME_FOR = timedelta(minutes=1)
A_MONTH = timedelta(days=30)
"""Rather a day too short than too long for what people were promised."""


def submit_form(*, page: "FormPage", form: GuardedForm) -> FormSubmission:
    """Keep the answers and mail them; the same answers within a minute are a second click, not a second message.

    What may be spam stands on the desk even where the answers of this page do not.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        earlier = _same_answers(page, form.answers)
        if earlier is not None:
            return earlier
        submission = FormSubmission.objects.create(page=page, form_data=form.answers)
        for why in [*([Why("message")] if page.on_desk else []), *form.doubts]:
            open_case(target=submission, why=why)
        transaction.on_commit(partial(tasks.mail_answers.enqueue, submission.pk))
    return submission


def forget_old_answers() -> int:
    """Those of each form that were kept as long as its page says; gives how many."""
    count = 0
    for page in apps.get_model("home", "FormPage").objects.filter(kept_for__isnull=False):
        before = timezone.now() - page.kept_for * A_MONTH
        old = FormSubmission.objects.filter(page=page, submit_time__lt=before)
        count += len(old)
        old.delete()
    return count


def _same_answers(page: "FormPage", answers: dict[str, Any]) -> FormSubmission | None:
    wanted = json.loads(json.dumps(answers, cls=DjangoJSONEncoder))
    recent = FormSubmission.objects.filter(page=page, submit_time__gte=timezone.now() - SAME_FOR)
    return next((submission for submission in recent if submission.form_data == wanted), None)

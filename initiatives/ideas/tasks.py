"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from functools import partial

from django_tasks import task

from initiatives.ideas import mails
from initiatives.ideas.models import Helper, Idea, Step
from initiatives.ideas.responsible import who_looks_after, whose_idea_it_is
from portal.accounts import notices
from portal.accounts.notices import Recipient


@task()
def tell_of_step(step_id: int) -> None:
    """The author and the helpers hear at once what became of the idea."""
    step = _step(step_id)
    if step is not None:
        for recipient in whose_idea_it_is(step.idea, without=step.actor):
            notices.send(recipient, partial(mails.step, step, recipient.user))


@task()
def tell_author_of_correction(idea_id: int) -> None:
    idea = _idea(idea_id)
    if idea is not None and idea.author is not None and idea.author.is_active:
        notices.send(Recipient.of(idea.author), partial(mails.corrected, idea))


@task()
def tell_responsible(idea_id: int) -> None:
    idea = _idea(idea_id)
    if idea is not None and idea.responsible is not None:
        notices.send(Recipient.of(idea.responsible), partial(mails.assigned, idea))


@task()
def tell_of_merge(idea_id: int) -> None:
    """The author of the idea that became part of another one."""
    idea = _idea(idea_id)
    if idea is not None and idea.merged_into is not None and idea.author is not None and idea.author.is_active:
        notices.send(Recipient.of(idea.author), partial(mails.merged, idea))


@task()
def ask_helpers(step_id: int) -> None:
    """All who said that they help: somebody has started, are they in? The managers hear of it, too."""
    step = _step(step_id)
    if step is None:
        return
    helpers = step.idea.helpers.filter(reply=Helper.Reply.ASKED, user__is_active=True).select_related("user")
    for helper in helpers:
        notices.send(Recipient.of(helper.user), partial(mails.started, step))
    for recipient in who_looks_after(step.idea):
        notices.send(recipient, partial(mails.started_for_managers, step))


@task()
def tell_starter(helper_id: int) -> None:
    helper = Helper.objects.select_related("user", "idea__started_by").filter(pk=helper_id).first()
    if helper is not None and helper.idea.started_by is not None and helper.idea.started_by.is_active:
        notices.send(Recipient.of(helper.idea.started_by), partial(mails.helper_replied, helper))


def _idea(pk: int) -> Idea | None:
    rows = Idea.objects.select_related("author", "responsible", "merged_into", "municipality")
    return rows.filter(pk=pk).first()


def _step(pk: int) -> Step | None:
    return Step.objects.select_related("idea__author", "idea__responsible", "actor").filter(pk=pk).first()

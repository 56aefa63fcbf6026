"""Starting a project in three steps, with an account or before there is one; left and resumed at will."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from initiatives.ideas.models import Idea
from initiatives.stories.models import SuccessStoryPage
from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base.numbers import row_number
from portal.base.visibility import everybody_may_read
from portal.moderation.errors import ModerationError
from workspace.projects.forms.starting import FORMS, GuardedWhatForm, StepForm, as_sent
from workspace.projects.models import Start
from workspace.projects.services import founding, starting
from workspace.projects.starts import STEPS, remember, starts_of

TOO_MANY_REQUESTS = 429
NAMES = {"was": "what", "wo": "where", "bedarf": "needs"}
"""How the steps are called in addresses."""
IN_ADDRESSES = {step: name for name, step in NAMES.items()}


@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first step; `?idee=` and `?geschichte=` say what it follows."""
    idea, story = _origin(request)
    sent, initial = request.POST or None, _from_origin(idea, story)
    if request.user.is_authenticated:
        form = FORMS["what"](sent, initial=initial)
    else:
        form = GuardedWhatForm(sent, initial=initial, request=request, action="begin_project")
    if form.is_valid() and not limits.within(request, action="begin_project"):
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
        return _step(request, form, "what", status=TOO_MANY_REQUESTS)
    if form.is_valid():
        user = request.user if request.user.is_authenticated else None
        start = starting.begin(answers=form.answers, idea=idea, story=story, actor=user)
        if user is None:
            remember(request, start)
        return redirect("projects:step", start.pk, IN_ADDRESSES["where"])
    others = list(starts_of(request)) if request.method == "GET" else []
    return _step(request, form, "what", idea=idea, story=story, others=others)


@never_cache
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    start = _start_or_404(request, pk)
    if name not in NAMES:
        raise Http404
    key = NAMES[name]
    form = FORMS[key](
        request.POST if request.method == "POST" else None, initial=start.said(key) or _of_the_person(request, key)
    )
    if not form.is_valid():
        return _step(request, form, key, start=start, idea=start.idea, story=start.story)
    starting.answer(start=start, step=key, answers=form.answers)
    following = STEPS[STEPS.index(key) + 1 :]
    if following:
        return redirect("projects:step", start.pk, IN_ADDRESSES[following[0]])
    if request.user.is_authenticated:
        return _found(cast(SignedInRequest, request), start)
    messages.info(request, _("Your project is kept. One step more: with an account it gets its workspace."))
    onward = urlencode({"next": reverse("projects:finish", args=[start.pk])})
    return redirect(f"{reverse('account_signup')}?{onward}")


@form_of_account
def finish(request: SignedInRequest, pk: int) -> HttpResponse:
    """After signing up: everything is there, one button starts it."""
    start = _start_or_404(request, pk)
    if _missing(start) is not None:
        return redirect(_way_on(start))
    if request.method == "POST":
        return _found(request, start)
    context = {"start": start, "what": start.said("what"), "noindex": True}
    return render(request, "workspace/projects/finish.html", context)


def _missing(start: Start) -> str | None:
    return next((key for key in STEPS if key not in start.answers), None)


def _way_on(start: Start) -> str:
    """To the first step that was not sent yet: an account is needed only after the last."""
    missing = _missing(start)
    if missing is None:
        return reverse("projects:finish", args=[start.pk])
    return reverse("projects:step", args=[start.pk, IN_ADDRESSES[missing]])


@button_of_account
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    starting.discard(start=_start_or_404(request, pk))
    messages.success(request, _("Your draft is deleted."))
    return redirect("projects:begin")


def _found(request: SignedInRequest, start: Start) -> HttpResponse:
    """All steps once more: what was right when it was typed may be gone meanwhile."""
    forms = {key: form_class(as_sent(start.said(key))) for key, form_class in FORMS.items()}
    wrong = next((key for key, form in forms.items() if not form.is_valid()), None)
    if wrong is not None:
        return _step(request, forms[wrong], wrong, start=start)
    answers: dict[str, Any] = {}  # Any: cleaned fields
    for form in forms.values():
        answers |= form.cleaned_data
    if not limits.within(request, action="start_project"):
        messages.error(request, _("You have started several projects today. Please go on tomorrow."))
        return redirect("projects:finish", start.pk)
    try:
        project = founding.found(start=start, answers=answers, actor=request.user)
    except ModerationError as problem:
        messages.error(request, str(problem))
        return redirect("projects:finish", start.pk)
    if project is None:
        return redirect("workspaces:overview")
    messages.success(request, _("It starts! This is your workspace. Invite the first people right away."))
    return redirect(project.workspace_url)


def _step(  # what its template shows
    request: HttpRequest,
    form: StepForm,
    key: str,
    *,
    start: Start | None = None,
    idea: Idea | None = None,
    story: SuccessStoryPage | None = None,
    others: list[Start] | None = None,
    status: int = 200,
) -> HttpResponse:
    number = STEPS.index(key) + 1
    context = {
        "form": form,
        "start": start,
        "idea": idea,
        "story": story,
        "brings_templates": story is not None and story.text_templates.exists(),
        "brings_folders": story is not None and story.folders.exists(),
        "brings_polls": story is not None and story.polls.exists(),
        "others": [(each, _way_on(each)) for each in others or []],
        "step": key,
        "number": number,
        "count": len(STEPS),
        "back": reverse("projects:step", args=[start.pk, IN_ADDRESSES[STEPS[number - 2]]])
        if start and number > 1
        else "",
        "noindex": True,
    }
    return render(request, "workspace/projects/step.html", context, status=status)


def _start_or_404(request: HttpRequest, pk: int) -> Start:
    return get_object_or_404(starts_of(request).select_related("idea", "story"), pk=pk)


def _origin(request: HttpRequest) -> tuple[Idea | None, SuccessStoryPage | None]:
    idea, story = (row_number(request.GET.get(name, "")) for name in ("idee", "geschichte"))
    return (
        Idea.objects.visible_to(request.user).filter(pk=idea).first() if idea else None,
        everybody_may_read(SuccessStoryPage.objects.filter(pk=story)).first() if story else None,
    )


def _from_origin(idea: Idea | None, story: SuccessStoryPage | None) -> dict[str, Any]:  # Any: initial values
    if idea is not None:
        said = {"name": idea.title[:120], "summary": idea.text[:300], "plan": idea.reason[:4000]}
        return {**said, "topics": [topic.pk for topic in idea.topics.all()]}
    if story is not None:
        return {"name": story.title[:120], "summary": story.introduction[:300], "topics": list(story.topics.all())}
    return {}


def _of_the_person(request: HttpRequest, key: str) -> dict[str, Any]:  # Any: initial values
    if not request.user.is_authenticated or key != "where":
        return {}
    return {"municipality": request.user.municipality_id, "is_listed": True}

"""The plain form of a text for people who came by a link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts import limits
from portal.moderation.errors import ModerationError
from portal.moderation.services.blocking import require_not_blocked
from workspace.texts.errors import TextError
from workspace.texts.forms.files import SourceForm
from workspace.texts.models import Editing, ShareLink
from workspace.texts.services import editing_by_link as service
from workspace.texts.services.editing import source_of
from workspace.texts.views.plain_form import say_what_is_missing
from workspace.texts.views.shared import TOO_MANY_REQUESTS, for_nobody_else, link_of
from workspace.texts.visiting import name_in, visit_of

FORBIDDEN = 403


@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Saved, or given up (`give_up`); for whoever has given a name, and may write."""
    typed = "" if "give_up" in request.POST else request.POST.get("source", "")
    link, refused = link_of(request, token)
    if link is None:
        return _not_saved(request, typed, refused.status_code) if typed else refused
    name = name_in(request.session, link)
    if not name or not link.lets_write:
        return _not_saved(request, typed, FORBIDDEN) if typed else redirect(link)
    try:
        if request.user.is_authenticated:
            require_not_blocked(request.user)
        return _save(request, link, name) if request.method == "POST" else _show(request, link, None)
    except TextError:
        return _not_saved(request, typed, FORBIDDEN)
    except ModerationError as problem:
        messages.error(request, str(problem))
        return redirect(link)


def _save(request: HttpRequest, link: ShareLink, name: str) -> HttpResponse:
    own = _own(request, link)
    if "give_up" in request.POST:
        if own is not None:
            own.delete()
        return redirect(link)
    form = SourceForm(request.POST)
    if own is None:
        messages.warning(request, _("This form was closed meanwhile. Look at what the text says now, then save again."))
        return _show(request, link, None, form)
    if not form.is_valid():
        return _show(request, link, own, form)
    if not limits.within(request, action="write_in_text"):
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
        return _show(request, link, own, form, status=TOO_MANY_REQUESTS)
    left_out = service.save(editing=own, link=link, name=name, source=form.cleaned_data["source"])
    messages.success(request, _("Your changes are in the text."))
    say_what_is_missing(request, left_out)
    return redirect(link)


def _not_saved(request: HttpRequest, typed: str, status: int) -> HttpResponse:
    """The link ended meanwhile: what was typed is shown, so that it can be copied."""
    context = {"typed": typed, "said": str(TextError.link_writes_no_more())}
    return for_nobody_else(render(request, "workspace/texts/shared_not_saved.html", context, status=status))


def _own(request: HttpRequest, link: ShareLink) -> Editing | None:
    """With which the form that was sent began."""
    number = request.POST.get("editing", "")
    rows = Editing.objects.filter(link=link, visit=visit_of(request))
    return rows.filter(pk=number).first() if number.isdecimal() else None


def _show(
    request: HttpRequest, link: ShareLink, own: Editing | None, form: SourceForm | None = None, *, status: int = 200
) -> HttpResponse:
    began = own or service.begin(link=link, visit=visit_of(request))
    source = source_of(began)
    context = {
        "form": form or SourceForm(initial={"source": source}),
        "link": link,
        "the_text": link.text,
        "project": link.text.project,
        "editing": began,
        "source_now": source if own is None and form is not None else "",
    }
    return for_nobody_else(render(request, "workspace/texts/shared_form.html", context, status=status))

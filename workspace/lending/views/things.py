"""What is lent: the list, one thing with the month in which it is free, and what its keepers write about it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.base import typed
from portal.base.leafing import Leafed
from portal.base.prepared import prepared
from portal.base.recurrence.months import Month
from portal.base.seo import ViewHead
from portal.moderation.errors import ModerationError
from portal.regions.lists import all_municipalities
from workspace.lending.choices import Kind
from workspace.lending.errors import LendingError
from workspace.lending.filters import ThingFilter
from workspace.lending.forms.loans import LoanForm
from workspace.lending.forms.things import ThingForm
from workspace.lending.layer import card_of
from workspace.lending.models import Loan, Thing
from workspace.lending.months import availability
from workspace.lending.permissions import may_borrow, may_keep, places_of
from workspace.lending.services import lending, things
from workspace.lending.views.shelves import Shelf, required, things_of_municipalities

THINGS_A_PAGE = 24
TOO_MANY_REQUESTS = 429


def index(shelf: Shelf) -> HttpResponse:
    chosen = ThingFilter.read(shelf.request.GET)
    page_obj = _pages(shelf, chosen).get_page(shelf.request.GET.get("page"))
    for thing in page_obj:
        thing.project = shelf.project
    waiting = (
        Loan.objects.of_things(shelf.kept).requested().not_over().count() if shelf.request.user.is_authenticated else 0
    )
    introduction = _(
        "A cargo bike for Saturday, the hall for the party: what municipalities here lend, and when it is free."
    )
    context = shelf.context(
        seo=ViewHead(title=_("Lending"), introduction=introduction),
        filter=chosen,
        places=[] if shelf.project else all_municipalities(),
        kinds=Kind.choices,
        page_obj=page_obj,
        cards=[card_of(thing) for thing in page_obj],
        may_add=shelf.may_add,
        waiting=waiting,
        keeps=shelf.may_add or (shelf.request.user.is_authenticated and shelf.kept.exists()),
    )
    return render(shelf.request, "workspace/lending/list.html", context)


def _pages(shelf: Shelf, chosen: ThingFilter) -> Leafed[Thing]:
    things = chosen.narrow(shelf.things)
    is_for_everybody = shelf.project is None and not shelf.request.user.is_authenticated and not chosen.is_set
    first = _first_for_everybody() if is_for_everybody else list(things[: THINGS_A_PAGE + 1])
    return Leafed(first, THINGS_A_PAGE, lambda: things)


@prepared
def _first_for_everybody() -> "QuerySet[Thing]":
    return things_of_municipalities(AnonymousUser())[: THINGS_A_PAGE + 1]


def detail(shelf: Shelf, pk: int) -> HttpResponse:
    thing = shelf.thing_or_404(pk)
    return show(shelf, thing, LoanForm(thing=thing, initial=_first(shelf)))


def show(shelf: Shelf, thing: Thing, form: LoanForm, *, status: int = 200) -> HttpResponse:
    """With the form that was filled in, where there is one."""
    user = shelf.request.user
    keeps = may_keep(user, thing)
    borrows = may_borrow(user, thing) and (thing.is_lent or keeps)
    context = shelf.context(
        seo=ViewHead(title=thing.title, introduction=thing.text),
        thing=thing,
        keeps=keeps,
        form=form if borrows else None,
        may_sign_in=not user.is_authenticated,
        available=availability(thing, Month.read(shelf.request.GET.get("monat")), with_names=keeps),
        own=list(thing.loans.of(user).open().not_over()) if user.is_authenticated else [],
    )
    for loan in context["own"]:
        loan.thing = thing
    return render(shelf.request, "workspace/lending/detail.html", context, status=status)


def ask(shelf: Shelf, pk: int) -> HttpResponse:
    """Whoever had to sign in first comes back here."""
    thing = shelf.thing_or_404(pk)
    required(may_borrow(shelf.request.user, thing))
    form = LoanForm(shelf.request.POST or None, thing=thing, initial=_first(shelf))
    typed.fill_in(shelf.request, shelf.request.path, form)
    if not form.is_valid():
        return show(shelf, thing, form)
    if not limits.within(shelf.request, action="borrow"):
        form.add_error(None, _("You have asked for a lot of things today. Please go on tomorrow."))
        return show(shelf, thing, form, status=TOO_MANY_REQUESTS)
    start, end = form.times
    try:
        loan = lending.ask(thing=thing, start=start, end=end, purpose=form.cleaned_data["purpose"], actor=shelf.actor)
    except (LendingError, ModerationError) as problem:
        form.refuse(problem)
        return show(shelf, thing, form)
    said = (
        _("It is yours for this time.")
        if loan.is_approved
        else _("You have asked for it. You hear as soon as somebody answers.")
    )
    messages.success(shelf.request, said)
    return redirect(loan)


def create(shelf: Shelf) -> HttpResponse:
    required(shelf.may_add)
    places = [] if shelf.project else places_of(shelf.request.user)
    form = ThingForm(shelf.request.POST or None, shelf.request.FILES or None, places=places)
    typed.fill_in(shelf.request, shelf.request.path, form)
    if form.is_valid():
        if shelf.membership is not None:
            thing = things.add_to_project(membership=shelf.membership, answers=form.answers)
        else:
            thing = things.add_to_municipality(
                municipality=form.cleaned_data["municipality"], answers=form.answers, actor=shelf.actor
            )
        messages.success(shelf.request, _("“%(title)s” can be borrowed now.") % {"title": thing.title})
        return redirect(thing)
    return _form(shelf, form, None)


def edit(shelf: Shelf, pk: int) -> HttpResponse:
    thing = shelf.thing_or_404(pk)
    required(may_keep(shelf.request.user, thing))
    form = ThingForm(shelf.request.POST or None, shelf.request.FILES or None, instance=thing)
    typed.fill_in(shelf.request, shelf.request.path, form)
    if form.is_valid():
        now = things.change(thing=thing, answers=form.answers, actor=shelf.actor)
        messages.success(shelf.request, _("Your changes are saved."))
        return redirect(now)
    return _form(shelf, form, shelf.thing_or_404(pk))


def picture(shelf: Shelf, pk: int) -> HttpResponse:
    """Browsers keep it and ask each time whether it still holds: whoever has left the project sees it no more."""
    file = shelf.thing_or_404(pk).picture
    if not file:
        raise Http404
    etag = quote_etag(str(file.name))
    response = get_conditional_response(shelf.request, etag)
    if response is None:
        with file.open("rb") as content:  # small: it was written anew
            response = HttpResponse(content.read(), content_type="image/webp", headers={"ETag": etag})
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def delete(shelf: Shelf, pk: int) -> HttpResponse:
    """Asks first, or says why it cannot be."""
    thing = shelf.thing_or_404(pk)
    required(may_keep(shelf.request.user, thing))
    if shelf.request.method == "POST":
        try:
            things.delete(thing=thing, actor=shelf.actor)
        except LendingError as problem:
            messages.error(shelf.request, str(problem))
            return redirect(thing)
        messages.success(shelf.request, _("“%(title)s” is deleted.") % {"title": thing.title})
        return redirect(shelf.address("list"))
    hindrance = str(LendingError.still_lent()) if things.is_promised_or_out(thing) else ""
    context = shelf.context(thing=thing, hindrance=hindrance, noindex=True)
    return render(shelf.request, "workspace/lending/delete.html", context)


def _form(shelf: Shelf, form: ThingForm, thing: Thing | None) -> HttpResponse:
    return render(shelf.request, "workspace/lending/form.html", shelf.context(form=form, thing=thing, noindex=True))


def _first(shelf: Shelf) -> dict[str, Any]:  # Any: a form's initial values
    """The day that was chosen in the month."""
    day = shelf.request.GET.get("tag", "")
    return {"first": day, "last": day} if day else {}

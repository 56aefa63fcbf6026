"""What the people on a picture have agreed to, what they take back, and where others see it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.moderation.errors import ModerationError
from workspace.documents.doubts import is_picture
from workspace.documents.forms.consents import ConsentForm
from workspace.documents.models import Confirmation, Consent, Document, PictureNote
from workspace.documents.permissions import may_strike, may_withdraw
from workspace.documents.querysets import KEY
from workspace.documents.services import consenting
from workspace.documents.services.warning import BEFORE
from workspace.documents.usages import usages_of
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest, button_of_room
from workspace.projects.errors import ProjectError
from workspace.projects.permissions import may_write

MOST_LISTED = 200
MOST_CONFIRMED = 20


@asking.page
def consents(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """With the form for one more."""
    document = _picture_or_404(request, pk)
    if request.method == "POST" and not may_write(request.membership):
        raise PermissionDenied
    form = ConsentForm(request.POST or None, document=document)
    if form.is_valid():
        try:
            consenting.give(document=document, said=form.said, membership=request.membership)
            messages.success(request, _("It is written down."))
            return redirect(request.path)
        except (ProjectError, ModerationError) as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/documents/consents.html", _context(request, document) | {"form": form})


@asking.button
def note_people(request: WorkspaceRequest, pk: int) -> HttpResponse:
    document = _picture_or_404(request, pk)
    has_people = request.POST.get("has_people") == "yes"
    consenting.note_people(document=document, has_people=has_people, membership=request.membership)
    messages.success(request, _("It is written down."))
    return redirect("workspace:documents:consents", document.project.slug, document.pk)


@button_of_room(KEY)
def withdraw(request: WorkspaceRequest, pk: int, consent_pk: int) -> HttpResponse:
    """Then every place where others see the picture; with `strike` it was written down by mistake."""
    document = _picture_or_404(request, pk)
    consent = get_object_or_404(document.consents, pk=consent_pk)
    consent.document = document
    try:
        if "strike" in request.POST:
            if not may_strike(request.membership, consent):
                raise PermissionDenied
            consenting.strike(consent=consent, membership=request.membership)
            messages.success(request, _("It is struck out, as if nobody had written it down."))
            return redirect("workspace:documents:consents", document.project.slug, document.pk)
        consenting.withdraw(consent=consent, membership=request.membership)
        messages.warning(request, _("The withdrawal is written down. Take the picture down wherever others see it."))
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("workspace:documents:usages", document.project.slug, document.pk)


@asking.page
def usages(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Where others see it, each with the button that takes it down."""
    document = _picture_or_404(request, pk)
    if not may_withdraw(request.membership):
        raise PermissionDenied
    found = usages_of(document, request.membership)
    if request.method == "POST":
        usage = next((each for each in found if each.key == request.POST.get("key")), None)
        try:
            if usage is None or usage.take_down is None:
                messages.info(request, _("It is not shown there any more."))
            else:
                usage.take_down(request.membership)
                messages.success(request, _("Taken down."))
        except (ProjectError, ModerationError) as problem:
            messages.error(request, str(problem))
        return redirect(request.path)
    context = {
        "document": document,
        "usages": found,
        "withdrawn": [each for each in document.consents.all() if each.is_withdrawn],
    }
    return render(request, "workspace/documents/usages.html", context)


@asking.page
def ending(request: WorkspaceRequest) -> HttpResponse:
    """Of all pictures of the project: what has ended or is about to, and what was withdrawn."""
    rows = Consent.objects.filter(document__project=request.membership.project, document__deleted_at__isnull=True)
    rows = rows.select_related("document")
    context = {
        "ending": rows.ending_until(timezone.localdate() + BEFORE).order_by("until")[:MOST_LISTED],
        "withdrawn": rows.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at")[:MOST_LISTED],
        "days": BEFORE.days,
    }
    return render(request, "workspace/documents/consents_ending.html", context)


def _context(request: WorkspaceRequest, document: Document) -> dict[str, object]:
    membership = request.membership
    rows = list(document.consents.for_lists())
    for each in rows:
        each.document = document
    confirmed = Confirmation.objects.filter(document=document).select_related("said_by")
    return {
        "document": document,
        "note": PictureNote.objects.filter(document=document).select_related("noted_by").first(),
        "rows": [{"consent": each, "may_strike": may_strike(membership, each)} for each in rows],
        "confirmed": confirmed[:MOST_CONFIRMED],
        "may_write": may_write(membership),
        "may_withdraw": may_withdraw(membership),
    }


def _picture_or_404(request: WorkspaceRequest, pk: int) -> Document:
    document = finding.document_or_404(request, pk)
    if not is_picture(document):
        raise Http404
    return document

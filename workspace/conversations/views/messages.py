"""What can be done with one message: change it, delete it, take that back, report it; and its files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.moderation.errors import ModerationError
from workspace.conversations import permissions
from workspace.conversations.errors import ConversationError
from workspace.conversations.forms.messages import EditForm
from workspace.conversations.forms.reporting import MessageReportForm
from workspace.conversations.models import Attachment
from workspace.conversations.services import reporting, writing
from workspace.conversations.views import asking

TOO_MANY_REQUESTS = 429


@form_of_account
def edit(request: SignedInRequest, pk: int, message_pk: int) -> HttpResponse:
    mine = asking.mine_or_404(request, pk)
    message = asking.message_or_404(mine, message_pk)
    if not permissions.may_edit(request.user, message):
        raise PermissionDenied
    form = EditForm(request.POST or None, initial={"text": message.text})
    if form.is_valid():
        try:
            writing.edit(message=message, actor=request.user, text=form.cleaned_data["text"])
            return redirect(message)
        except (ModerationError, ConversationError) as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/conversations/edit.html", {"form": form, "message": message})


@button_of_account
def delete(request: SignedInRequest, pk: int, message_pk: int) -> HttpResponse:
    """At once: where it stood it offers to take it back."""
    message = asking.message_or_404(asking.mine_or_404(request, pk), message_pk)
    writing.delete(message=message, actor=request.user)
    return redirect(message)


@button_of_account
def restore(request: SignedInRequest, pk: int, message_pk: int) -> HttpResponse:
    message = asking.message_or_404(asking.mine_or_404(request, pk), message_pk)
    try:
        writing.restore(message=message, actor=request.user)
    except ConversationError as problem:
        messages.error(request, str(problem))
    return redirect(message)


@form_of_account
def report(request: SignedInRequest, pk: int, message_pk: int) -> HttpResponse:
    mine = asking.mine_or_404(request, pk)
    message = asking.message_or_404(mine, message_pk)
    if not permissions.may_report(request.user, message):
        raise PermissionDenied
    neighbours = reporting.neighbours_of(message, request.user)
    form = MessageReportForm(request.POST or None, request=request, action="report", neighbours=neighbours)
    status = 200
    if form.is_valid():
        if not limits.within(request, action="report"):
            form.add_error(None, _("You have written a lot already. Please try again in an hour."))
            status = TOO_MANY_REQUESTS
        else:
            try:
                said = {"reason": form.cleaned_data["reason"], "text": form.cleaned_data["text"]}
                reporting.report(message=message, shown=form.chosen, actor=request.user, doubts=form.doubts, **said)
                messages.success(request, _("Thank you. Somebody looks at it soon."))
                return redirect(message)
            except ModerationError as problem:
                form.add_error(None, str(problem))
    return render(request, "workspace/conversations/report.html", {"form": form, "message": message}, status=status)


@asking.page
def attachment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Pictures, which the portal has written anew, are shown; everything else is saved."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=not found.is_picture,
        filename=found.name,
        content_type=found.media_type if found.is_picture else "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

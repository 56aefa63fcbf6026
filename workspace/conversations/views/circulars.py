"""Circulars, as managers write them and as admins of projects read them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.activity import services as activity
from portal.base import typed
from portal.base.commonmark import LONG, as_html
from portal.moderation.errors import ModerationError
from workspace.conversations.errors import ConversationError
from workspace.conversations.figures import figures_of
from workspace.conversations.forms.circulars import CircularForm
from workspace.conversations.forms.messages import MessageForm
from workspace.conversations.models import Circular
from workspace.conversations.permissions import may_write_circulars
from workspace.conversations.services import beginning, circulars
from workspace.conversations.views import asking

ROWS_A_PAGE = 20


@asking.page
def index(request: SignedInRequest) -> HttpResponse:
    rows = Circular.objects.visible_to(request.user).select_related("by", "municipality")
    context = {
        "page_obj": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_write": may_write_circulars(request.user),
    }
    return render(request, "workspace/conversations/circulars.html", context)


@form_of_account
def create(request: SignedInRequest) -> HttpResponse:
    """It is looked at before it goes out, with how many it reaches."""
    if not may_write_circulars(request.user):
        raise PermissionDenied
    form = CircularForm(request.POST or None, manager=request.user)
    typed.fill_in(request, request.path, form)
    if form.is_valid() and request.POST.get("step") != "edit":
        written = form.save(commit=False)
        if request.POST.get("step") != "send":
            written.html = as_html(written.text, LONG, highest=circulars.HIGHEST_HEADING)
            reach = circulars.reach_of(written.municipality, without=request.user)
            context = {"form": form, "circular": written, "reach": reach}
            return render(request, "workspace/conversations/circular_preview.html", context)
        try:
            sent = circulars.send(actor=request.user, **form.cleaned_data)
            return redirect(sent)
        except (ModerationError, ConversationError) as problem:
            form.add_error(None, str(problem))
    return render(request, "workspace/conversations/circular_form.html", {"form": form})


@form_of_account
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """To managers of the place with its delivery; whoever has got it can answer, and that is a conversation."""
    rows = Circular.objects.visible_to(request.user).select_related("by", "municipality")
    circular = get_object_or_404(rows, pk=pk)
    is_managed = Circular.objects.managed_by(request.user).filter(pk=pk).exists()
    may_answer = circular.by is not None and circular.by != request.user
    if request.method == "POST" and not may_answer:
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MessageForm(*sent)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            message = beginning.answer_circular(circular=circular, actor=request.user, **form.said)
            return redirect(f"{message.conversation.get_absolute_url()}#{message.anchor}")
        except (ModerationError, ConversationError) as problem:
            form.add_error(None, str(problem))
    activity.seen(request.user, circular)
    context = {
        "circular": circular,
        "figures": figures_of(circular) if is_managed else None,
        "form": form if may_answer else None,
    }
    return render(request, "workspace/conversations/circular.html", context)

"""The form that writes to the people behind a page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from initiatives import services
from initiatives.forms import MessageForm
from initiatives.models import ContactMixin
from portal.accounts import limits

TOO_MANY_REQUESTS = 429


def write_message(request: HttpRequest, page: ContactMixin) -> HttpResponse:
    form = MessageForm(request.POST or None, request=request, action="write_to_initiative", initial=_known_of(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        if limits.within(request, action="write_to_initiative"):
            data = form.cleaned_data
            services.write_to(
                page=page, name=data["name"], email=data["email"], message=data["message"], doubts=form.doubts
            )
            messages.success(request, _("Your message is on its way. They answer you by mail."))
            return redirect(page.get_url(request))
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
        status = TOO_MANY_REQUESTS
    return render(request, "initiatives/message.html", {"page": page, "form": form, "noindex": True}, status=status)


def _known_of(request: HttpRequest) -> dict[str, str]:
    user = request.user
    return {"name": user.name, "email": user.email} if user.is_authenticated else {}

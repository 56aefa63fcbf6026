"""The notice that mails come back."""

from typing import Any

from django import template

from portal.accounts.undelivered import noted

register = template.Library()
Context = dict[str, Any]  # Any: a template's context


@register.inclusion_tag("accounts/includes/undelivered.html", takes_context=True)
def undelivered_mail(context: Context) -> Context:
    """Nothing for somebody who is not signed in; their session is not even opened."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return {"why": ""}
    return {"why": noted(request, user), "address": user.email, "csrf_token": context.get("csrf_token")}

"""The newsletter in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from home.newsletters.admin.subscriptions import INDEX, EndSubscriptionView, SubscriptionsView
from home.newsletters.admin.viewset import NewsletterViewSet
from home.newsletters.choosers import CallChooserViewSet, IdeaChooserViewSet, call_chooser, idea_chooser
from home.newsletters.permissions import may_see_subscriptions

register_snippet(NewsletterViewSet)


@hooks.register("register_admin_viewset")
def choosing_ideas() -> IdeaChooserViewSet:
    return idea_chooser


@hooks.register("register_admin_viewset")
def choosing_calls() -> CallChooserViewSet:
    return call_chooser


class SubscriptionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_subscriptions(request.user)


@hooks.register("register_admin_urls")
def subscriptions() -> list[URLPattern]:
    end = EndSubscriptionView.as_view()
    return [
        path("berichte/newsletter/", SubscriptionsView.as_view(), name=INDEX),
        path("berichte/newsletter/liste/", SubscriptionsView.as_view(results_only=True), name=f"{INDEX}_results"),
        path("berichte/newsletter/<int:pk>/ende/", end, name="newsletter_subscription_end"),
    ]


@hooks.register("register_reports_menu_item")
def subscriptions_menu_item() -> MenuItem:
    words = _("Subscriptions of the newsletter")
    return SubscriptionsMenuItem(words, reverse(INDEX), name="newsletter-subscriptions", icon_name="group", order=110)

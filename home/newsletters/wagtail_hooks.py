"""The newsletter in the Wagtail admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.newsletters.admin.viewset import NewsletterViewSet
from home.newsletters.choosers import CallChooserViewSet, IdeaChooserViewSet, call_chooser, idea_chooser

register_snippet(NewsletterViewSet)


@hooks.register("register_admin_viewset")
def choosing_ideas() -> IdeaChooserViewSet:
    return idea_chooser


@hooks.register("register_admin_viewset")
def choosing_calls() -> CallChooserViewSet:
    return call_chooser

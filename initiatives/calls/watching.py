"""Keeps calls in the directory in step with the pages of their initiatives, and with what is deleted."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from initiatives.calls.listing import layer_of, show_all, show_initiatives_of
from initiatives.calls.models import Call
from initiatives.calls.searching import KEY as SEARCHED
from initiatives.directory.services import remove
from initiatives.models import InitiativePage
from search.services.changing import changed

KEY = "initiatives.calls"


def page_changed(instance: InitiativePage, **kwargs: Any) -> None:  # Any, here and below: what signals bring besides
    show_all(list(Call.objects.filter(initiative=instance).values_list("pk", flat=True)))


def restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    below = InitiativePage.objects.descendant_of(instance.page, inclusive=True)
    show_all(list(Call.objects.filter(initiative__in=below).values_list("pk", flat=True)))


def call_deleted(instance: Call, **kwargs: Any) -> None:
    remove(layer_of(instance), [instance.pk])
    changed(SEARCHED, [instance.pk])
    show_initiatives_of([instance])


def watch() -> None:
    page_published.connect(page_changed, sender=InitiativePage, dispatch_uid=KEY)
    page_unpublished.connect(page_changed, sender=InitiativePage, dispatch_uid=KEY)
    post_save.connect(restricted, sender=PageViewRestriction, dispatch_uid=KEY)
    post_delete.connect(restricted, sender=PageViewRestriction, dispatch_uid=KEY)
    post_delete.connect(call_deleted, sender=Call, dispatch_uid=KEY)

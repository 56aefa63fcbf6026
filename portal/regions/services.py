"""Appointing and dismissing managers; the rest in Wagtail follows from it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, GroupCollectionPermission

from portal.accounts.models import User
from portal.regions.models import Manager, Municipality
from portal.regions.workflows import ensure_approval_workflow

EVERYWHERE = [("wagtailadmin", "access_admin"), ("simple_translation", "submit_translation")]
# Wagtail keeps these on its own models, whatever the project's are called.
UPLOADS = [
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
]
CHOICES = [("wagtailimages", "choose_image"), ("wagtaildocs", "choose_document")]


class Contact(NamedTuple):
    """How everybody may reach a manager; empty where they prefer not to be reached."""

    email: str = ""
    phone: str = ""


@transaction.atomic
def appoint_manager(
    *, user: User, municipalities: Iterable[Municipality], actor: User | None, contact: Contact | None = None
) -> Manager:
    """Makes `user` the manager of exactly these municipalities, also when they managed others before.

    Without a contact the one that is there stays.
    """
    manager, is_new = Manager.objects.get_or_create(user=user)
    if contact:
        manager.contact_email, manager.contact_phone = contact
        manager.save(update_fields=["contact_email", "contact_phone"])
    chosen = list(municipalities)
    ensure_approval_workflow()
    for municipality in chosen:
        open_area(municipality=municipality)
    manager.municipalities.set(chosen)
    _set_groups(user, [municipality.group for municipality in chosen if municipality.group])
    log(instance=manager, action="wagtail.create" if is_new else "wagtail.edit", user=actor)
    return manager


@transaction.atomic
def dismiss_manager(*, manager: Manager, actor: User | None) -> None:
    """The account stays, the rights go, the pages stay with their municipality."""
    log(instance=manager, action="wagtail.delete", user=actor)
    _set_groups(manager.user, [])
    manager.delete()


def _set_groups(user: User, groups: list[Group]) -> None:
    user.groups.remove(*Group.objects.filter(municipality__isnull=False))
    user.groups.add(*groups)


@transaction.atomic
def open_area(*, municipality: Municipality) -> None:
    """Makes the group and the collection of a municipality; calling it again changes nothing."""
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Managers: %(name)s (%(slug)s)") % {"name": municipality.name, "slug": municipality.slug}
    if municipality.collection is None:
        municipality.collection = Collection.get_first_root_node().add_child(name=municipality.name)
    if municipality.group is None:
        municipality.group = Group.objects.create(name=name[:150])
    municipality.save(update_fields=["group", "collection"])
    _grant(municipality.group, municipality.collection)


def _grant(group: Group, collection: Collection) -> None:
    for app_label, codename in EVERYWHERE:
        group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    for place, wanted in ((collection, UPLOADS), (Collection.get_first_root_node(), CHOICES)):
        for app_label, codename in wanted:
            permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
            GroupCollectionPermission.objects.get_or_create(group=group, collection=place, permission=permission)

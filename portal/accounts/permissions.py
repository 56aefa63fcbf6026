"""Who may do what with an account."""

from typing import TYPE_CHECKING, Union

from allauth.mfa.models import Authenticator
from django.conf import settings

from portal.accounts.models import User
from portal.accounts.querysets import VISIBLE_PARTS, audiences_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def may_see_part(viewer: Union[User, "AnonymousUser"], person: User, part: str) -> bool:
    """Whether the viewer sees this part (picture, about, municipality, topics) of the person's profile."""
    if viewer.is_authenticated and viewer.pk == person.pk:
        return True
    return getattr(person, f"{part}_visibility") in audiences_of(viewer)


def visible_parts(viewer: Union[User, "AnonymousUser"], person: User) -> set[str]:
    return {part for part in VISIBLE_PARTS if may_see_part(viewer, person, part)}


def has_page_for(viewer: Union[User, "AnonymousUser"], person: User) -> bool:
    """What `User.objects.visible_to` asks of many."""
    if not person.is_active:
        return False
    return viewer.pk == person.pk or any(may_see_part(viewer, person, part) for part in ("findable", *VISIBLE_PARTS))


def is_last_superuser(user: User) -> bool:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return user.is_superuser and not others.exists()


def may_delete_account(actor: User, user: User) -> bool:
    """One's own account, or as an administrator anybody's; never the last administrator's."""
    return (actor.pk == user.pk or actor.is_superuser) and not is_last_superuser(user)


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def may_remove_second_factor(actor: User, user: User) -> bool:
    """An administrator, for somebody else: one's own goes under /konto/, where the password is asked for first."""
    return actor.is_superuser and actor.pk != user.pk


def is_kept_out_of_admin(user: Union[User, "AnonymousUser"]) -> bool:
    """Whether this person is signed in and has nothing to do in the Wagtail admin."""
    return user.is_authenticated and not user.has_perm("wagtailadmin.access_admin")


def must_add_second_factor(user: Union[User, "AnonymousUser"]) -> bool:
    """Whether the Wagtail admin stays closed until this person has a second factor."""
    if not settings.REQUIRE_MFA_FOR_ADMIN or not user.is_authenticated:
        return False
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    return not has_second_factor(user)

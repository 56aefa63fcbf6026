"""What changes an account. Everything here is called by views, the admin and commands alike."""

from functools import partial
from typing import TYPE_CHECKING

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import log

from portal.accounts import mail, privacy
from portal.accounts.models import Consent, User
from portal.accounts.permissions import may_delete_account, may_remove_second_factor
from portal.base.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.base import ContentFile
    from django.db.models import QuerySet

    from portal.regions.models import Topic


@transaction.atomic
def record_consents(*, user: User) -> None:
    """The person agrees to the present version of every text; agreeing twice changes nothing."""
    for kind, text in settings.CONSENT_TEXTS.items():
        Consent.objects.get_or_create(user=user, kind=kind, version=text["version"])


@prepared
def consents_of(user: int) -> "QuerySet[Consent]":
    """The latest first."""
    return Consent.objects.filter(user=user)


def texts_to_agree_to(consents: "Iterable[Consent]") -> list[str]:
    """The kinds of texts whose present version a person who has agreed to these has not agreed to yet."""
    agreed = {(consent.kind, consent.version) for consent in consents}
    return [kind for kind, text in settings.CONSENT_TEXTS.items() if (kind, text["version"]) not in agreed]


@transaction.atomic
def confirm_address(*, user: User) -> None:
    """The address counts as confirmed without a mail: the first administrator, demo people."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def update_profile(
    *, user: User, topics: "Iterable[Topic]", picture: "ContentFile[bytes] | None", remove_picture: bool
) -> None:
    """Saves the profile; a replaced picture's file is removed once the change is certain."""
    before = User.objects.get(pk=user.pk).picture
    if picture:
        user.picture.save("picture.webp", picture, save=False)
    elif remove_picture:
        user.picture = ""
    user.save()
    user.topics.set(topics)
    if before and (picture or remove_picture):
        transaction.on_commit(lambda: before.storage.delete(before.name))


@transaction.atomic
def change_address_as_admin(*, user: User, actor: User) -> None:
    """An administrator wrote a new address: it takes the place of the old ones and is confirmed at the next sign-in."""
    if not actor.is_superuser and actor.pk != user.pk:
        raise PermissionDenied
    EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
    EmailAddress.objects.get_or_create(user=user, email=user.email.lower(), defaults={"primary": True})


def invite(*, user: User, actor: User) -> None:
    """Tells a person whom an administrator added; choosing the password by the link confirms the address."""
    if not actor.has_perm("portal_accounts.add_user"):
        raise PermissionDenied
    with translation.override(user.language):
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
        )
    context = {"user": user, "password_reset_url": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"}
    transaction.on_commit(
        lambda: mail.send("accounts/mail/invitation", email=user.email, language=user.language, context=context)
    )


def end_all_sessions(*, user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


@transaction.atomic
def remove_second_factor(*, user: User, actor: User) -> None:
    """The device is lost: the password alone lets the person in again, but nobody who is signed in as them stays so."""
    if not may_remove_second_factor(actor, user):
        raise PermissionDenied
    Authenticator.objects.filter(user=user).delete()
    end_all_sessions(user=user)
    log(instance=user, action="accounts.remove_second_factor", user=actor)
    transaction.on_commit(
        lambda: mail.send(
            "accounts/mail/second_factor_removed", email=user.email, language=user.language, context={"user": user}
        )
    )


@transaction.atomic
def delete_account(*, user: User, actor: User) -> None:
    """Ends the account and erases what belongs to it; each app says in its part of the registry what that means."""
    if not may_delete_account(actor, user):
        raise PermissionDenied
    email, language, picture = user.email, user.language, user.picture
    for part in privacy.parts():
        if part.erase:
            part.erase(user)
    end_all_sessions(user=user)
    user.delete()
    if picture.name:
        transaction.on_commit(partial(picture.storage.delete, picture.name))
    transaction.on_commit(lambda: mail.send("accounts/mail/deleted", email=email, language=language, context={}))

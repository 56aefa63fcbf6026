"""What this app itself holds about a person."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart
from portal.accounts.privacy import register as register_part
from portal.accounts.querysets import VISIBLE_PARTS
from portal.mailing import services
from portal.mailing.models import Bounce, OutgoingMail


def export_profile(user: User) -> dict[str, Any]:  # Any: JSON
    return {
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "about": user.about,
        "municipality": user.municipality.name if user.municipality else None,
        "topics": [topic.name for topic in user.topics.all()],
        "visibility": {part: getattr(user, f"{part}_visibility") for part in (*VISIBLE_PARTS, "findable")},
        "joined": user.date_joined,
        "last_sign_in": user.last_login,
    }


def export_picture(user: User) -> list[tuple[str, bytes]]:
    if not user.picture:
        return []
    with user.picture.open("rb") as file:
        return [("picture.webp", file.read())]


def export_consents(user: User) -> list[dict[str, Any]]:  # Any: JSON
    return [dict(each) for each in user.consents.values("kind", "version", "at")]


def export_sign_in(user: User) -> dict[str, Any]:  # Any: JSON
    """Addresses, sessions and second factors, without the secrets in them."""
    sessions = UserSession.objects.filter(user=user).values("created_at", "last_seen_at", "ip", "user_agent")
    return {
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "sessions": list(sessions),
        "second_factors": list(Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")),
    }


def export_mails(user: User) -> dict[str, Any]:  # Any: JSON
    """Which mails the portal has sent in the last months, without what they said, which is not kept."""
    mails = OutgoingMail.objects.to_address(user.email)
    return {
        "mails": list(mails.values("subject", "kind", "state", "created_at", "sent_at")),
        "came_back": list(Bounce.objects.of(user.email).values("at", "is_hard")),
    }


def forget_mails(user: User) -> None:
    services.forget(address=user.email)


def register() -> None:
    register_part(
        DataPart(
            name="profile",
            label=_("Your profile: name, e-mail address, picture, text, municipality and topics"),
            on_deletion=_("is deleted immediately"),
            export=export_profile,
            files=export_picture,
            order=10,
        )
    )
    register_part(
        DataPart(
            name="consents",
            label=_("What you agreed to, and when"),
            on_deletion=_("is deleted immediately"),
            export=export_consents,
            order=20,
        )
    )
    register_part(
        DataPart(
            name="sign_in",
            label=_("How you sign in: sessions, second factors and passkeys"),
            on_deletion=_("is deleted immediately; you are signed out everywhere"),
            export=export_sign_in,
            order=30,
        )
    )
    register_part(
        DataPart(
            name="mails",
            label=_("Which mails the portal has sent you, for three months"),
            on_deletion=_("is deleted immediately"),
            export=export_mails,
            erase=forget_mails,
            order=40,
        )
    )

"""Reads of conversations: each sees those to which they belong, and nobody else does, portal admins included."""

import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.db.models.functions import Greatest

from portal.accounts.models import User
from portal.activity.bell.counting import NumberOf
from portal.moderation.models import Case
from portal.regions.permissions import areas_of, is_manager
from workspace.conversations.choices import Openness
from workspace.projects.models import Membership

if TYPE_CHECKING:
    from workspace.conversations.models import (  # noqa: F401  # named in the types of the rows
        Attachment,
        Circular,
        Conversation,
        Message,
        Participant,
    )

# Any, in this module: users and anonymous visitors.

MOST_WORDS = 5
KIND = "unterhaltung"
"""What the desk calls a message."""


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of(self, user: Any) -> "ConversationQuerySet":
        """To which the person belongs now and in which something is theirs to read."""
        if not user.is_authenticated:
            return self.none()
        rows = apps.get_model("workspace_conversations", "Participant").objects.present().of(user).with_something()
        return self.filter(pk__in=rows.values("conversation"))

    def begun_since(self, user: User, moment: datetime.datetime) -> "ConversationQuerySet":
        return self.filter(created_by=user, created_at__gte=moment)


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def of(self, user: Any) -> "ParticipantQuerySet":
        return self.filter(user=user) if user.is_authenticated else self.none()

    def present(self) -> "ParticipantQuerySet":
        return self.filter(left_at__isnull=True)

    def with_something(self) -> "ParticipantQuerySet":
        """In which something is theirs to read: of those that somebody has deleted only what came after."""
        return self.filter(conversation__last_number__gt=Greatest(F("begins_after"), F("deleted_to")))

    def with_unread(self) -> "ParticipantQuerySet":
        """`unread`: how many messages of others the person has not seen."""
        messages = apps.get_model("workspace_conversations", "Message").objects.standing()
        seen = Greatest(OuterRef("read_to"), OuterRef("begins_after"), OuterRef("deleted_to"))
        others = messages.filter(conversation=OuterRef("conversation"), pk__gt=seen).exclude(author=OuterRef("user"))
        return self.annotate(unread=NumberOf(others.order_by().values("pk")))

    def newest_first(self) -> "ParticipantQuerySet":
        return self.order_by("-conversation__last_at", "-conversation")


class MessageQuerySet(models.QuerySet["Message"]):
    def standing(self) -> "MessageQuerySet":
        """Neither deleted nor hidden."""
        return self.filter(deleted_at__isnull=True, hidden_at__isnull=True)

    def visible_to(self, user: Any) -> "MessageQuerySet":
        """Of the conversations to which the person belongs now, from where theirs begins; what was deleted or hidden
        stands there without its words."""
        if not user.is_authenticated:
            return self.none()
        begins = Greatest(F("conversation__participants__begins_after"), F("conversation__participants__deleted_to"))
        return self.filter(  # each has one row in a conversation
            conversation__participants__user=user,
            conversation__participants__left_at__isnull=True,
            pk__gt=begins,
        )

    def on_the_desk(self) -> "MessageQuerySet":
        """Reported, and nobody has decided yet."""
        return self.filter(pk__in=Case.objects.open().filter(kind_name=KIND).values("object_id"))

    def on_the_desk_of(self, user: Any) -> "MessageQuerySet":
        """What this manager decides about, and what was shown with it."""
        cases = Case.objects.open().for_manager(user).filter(kind_name=KIND).values("object_id")
        shown = apps.get_model("workspace_conversations", "Disclosure").objects.filter(message__in=cases)
        return self.filter(Q(pk__in=cases) | Q(pk__in=shown.values("shown")))

    def said(self) -> "MessageQuerySet":
        """By somebody: no notices."""
        return self.filter(notice="")

    def by(self, user: User) -> "MessageQuerySet":
        return self.filter(author=user)

    def saying(self, folded: str) -> "MessageQuerySet":
        """Each of the words, folded already as `services.writing` folds a text."""
        found = self
        for word in folded.split()[:MOST_WORDS]:
            found = found.filter(folded__contains=word)
        return found

    def for_reading(self) -> "MessageQuerySet":
        """With what is shown of whom it names, and its files."""
        own = [field.name for field in self.model._meta.concrete_fields if field.name != "folded"]
        people = [f"author__{part}" for part in ("name", "email", "picture", "picture_visibility")]
        rows = self.select_related("author", "person", "circular").only(
            *own, *people, "person__name", "circular__subject"
        )
        return rows.prefetch_related(files_of_messages())


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, user: Any) -> "AttachmentQuerySet":
        """Of messages that stand, to whoever may read those; and what is on the desk, to whoever decides about it."""
        messages = apps.get_model("workspace_conversations", "Message").objects
        standing = Q(message__in=messages.standing().visible_to(user).values("pk"))
        return self.filter(standing | Q(message__in=messages.on_the_desk_of(user).values("pk")))


class CircularQuerySet(models.QuerySet["Circular"]):
    def received_by(self, user: Any) -> "CircularQuerySet":
        return self.filter(deliveries__user=user) if user.is_authenticated else self.none()

    def managed_by(self, user: Any) -> "CircularQuerySet":
        """Of their municipalities: managers know what their colleagues have sent."""
        return self.filter(municipality__in=areas_of(user) or ()) if is_manager(user) else self.none()

    def visible_to(self, user: Any) -> "CircularQuerySet":
        received = self.model.objects.received_by(user).values("pk")
        managed = self.model.objects.managed_by(user).values("pk")
        return self.filter(Q(pk__in=received) | Q(pk__in=managed))


def files_of_messages() -> "Prefetch[str, models.QuerySet[Attachment], str]":
    """As `files`."""
    files = apps.get_model("workspace_conversations", "Attachment").objects.all()
    return Prefetch("attachments", files, to_attr="files")


def sharing_a_project_with(user: User) -> "models.QuerySet[User]":
    mine = Membership.objects.of(user).values("project")
    rows = Membership.objects.filter(project__in=mine)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).exclude(pk=user.pk)


def reachable_by(user: User) -> "models.QuerySet[User]":
    """Who takes messages from this person. Whoever has blocked the other side gets none from it, and sends none."""
    blocking = apps.get_model("workspace_conversations", "Blocking").objects
    settings = apps.get_model("workspace_conversations", "MessageSettings").objects
    open_to_all = settings.filter(takes_from=Openness.EVERYONE).values("user")
    closed = settings.filter(takes_from=Openness.NOBODY).values("user")
    sharing = Q(pk__in=sharing_a_project_with(user).values("pk")) & ~Q(pk__in=closed)
    return (
        User.objects.filter(is_active=True)
        .filter(Q(pk__in=open_to_all) | sharing)
        .exclude(pk=user.pk)
        .exclude(pk__in=blocking.filter(whom=user).values("by"))
        .exclude(pk__in=blocking.filter(by=user).values("whom"))
    )

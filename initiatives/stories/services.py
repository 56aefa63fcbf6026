""" "We do this too": said, confirmed, taken back, decided.

The row is the seam for starting a project from the story's blueprint: whoever does so begins from the copy, and puts
what came of it into `initiative`.
"""

from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from initiatives.stories import tasks
from initiatives.stories.errors import CopyError
from initiatives.stories.models import Copy, SuccessStoryPage
from initiatives.stories.permissions import can_be_undone, may_decide
from initiatives.stories.places import Place
from portal.accounts.models import User

UNCONFIRMED_FOR = timedelta(days=3)


@transaction.atomic
def copy_story(*, story: SuccessStoryPage, place: Place, group: str, message: str, actor: User) -> Copy:
    """Somebody who is signed in wants to do it too. Errors: CopyError for a second time.

    What they said before they had an account, by the same address, becomes theirs as it stands.
    """
    earlier = Copy.objects.of(story).of_address(actor.email).first()
    if earlier is not None and earlier.user_id is None:
        earlier.user, earlier.name, earlier.email = actor, "", ""
        earlier.save(update_fields=["user", "name", "email"])
        return earlier
    if Copy.objects.of(story).by(actor).exists():
        raise CopyError.said_already()
    copy = _new(story, place, group=group, message=message)
    copy.user, copy.confirmed_at = actor, timezone.now()
    try:
        with transaction.atomic():
            copy.save()
    except IntegrityError as twice:  # two clicks at the same moment
        raise CopyError.said_already() from twice
    transaction.on_commit(partial(tasks.tell_contact.enqueue, copy.pk))
    return copy


@transaction.atomic
def copy_story_by_address(
    *, story: SuccessStoryPage, place: Place, group: str, message: str, name: str, email: str
) -> Copy:
    """Somebody without an account: it counts once the link in the mail to this address has been followed."""
    copy = _new(story, place, group=group, message=message)
    copy.name, copy.email = name, email
    copy.language = translation.get_language() or copy.language
    copy.save()
    transaction.on_commit(partial(tasks.ask_to_confirm.enqueue, copy.pk))
    return copy


@transaction.atomic
def confirm(*, copy: Copy) -> Copy:
    """The address is right. A second time from the same address changes nothing."""
    now = Copy.objects.select_for_update().select_related(None).get(pk=copy.pk)
    if now.confirmed_at is not None:
        return now
    earlier = Copy.objects.of(copy.story).of_address(now.email).first()
    if earlier is not None:
        now.delete()
        return earlier
    now.confirmed_at = timezone.now()
    now.save(update_fields=["confirmed_at"])
    transaction.on_commit(partial(tasks.tell_contact.enqueue, now.pk))
    return now


@transaction.atomic
def undo(*, copy: Copy, actor: User | None) -> None:
    """By the person, or without an actor by the link that only they have."""
    if actor is not None and copy.user_id != actor.pk:
        raise PermissionDenied
    now = Copy.objects.select_for_update().get(pk=copy.pk)
    if not can_be_undone(now):
        raise CopyError.decided_already()
    now.delete()


@transaction.atomic
def decide(*, copy: Copy, status: Copy.Status, actor: User) -> None:
    """A manager confirms that it was done, hides it, or takes either back; and says what group or initiative it is."""
    if not may_decide(actor, copy):
        raise PermissionDenied
    copy.status, copy.decided_by, copy.decided_at = status, actor, timezone.now()
    copy.save(update_fields=["status", "group", "initiative", "decided_by", "decided_at"])


@transaction.atomic
def release(*, user: User) -> None:
    """The account goes: wishes go with it, and what was done stays as a place and a group, without the person."""
    Copy.objects.by(user).exclude(status=Copy.Status.DONE).delete()
    Copy.objects.by(user).update(user=None, name="", email="", message="")


def forget_unconfirmed() -> int:
    """What nobody has confirmed in time was perhaps written in somebody else's name."""
    deleted, _by_model = Copy.objects.unconfirmed_since(timezone.now() - UNCONFIRMED_FOR).delete()
    return deleted


def _new(story: SuccessStoryPage, place: Place, *, group: str, message: str) -> Copy:
    return Copy(
        story=story.in_the_main_language(),
        municipality=place.municipality,
        place=place.name,
        place_key=place.key,
        group=group,
        message=message,
    )

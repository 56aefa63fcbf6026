"""The link in each mail that stops such mails, without signing in: the bell still rings."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.activity.choosing import resume_mail, stop_mail
from portal.activity.kinds import kind_named
from portal.activity.preferring import EVERYWHERE, Where
from portal.activity.reading import Heard
from portal.mailing.unsubscribing import Args, Subscription, url_for

NAME = "activity"


def url_of(user: User, lines: Sequence[Heard]) -> str:
    """Of the kind that the mail is about, in its project or place; of everything where it is about several."""
    kinds = {(line.kind.key, line.event.scope_type_id, line.event.scope_id) for line in lines}
    kind, scope_type_id, scope_id = kinds.pop() if len(kinds) == 1 else ("", None, None)
    return url_for(NAME, user.pk, kind, scope_type_id, scope_id, language=user.language)


def words(args: Args) -> str:
    user, kind, where = _meant(args)
    if user is None:
        return ""
    what = kind_named(kind)
    if what is None:
        return _("Mails about what is new")
    named = ContentType.objects.filter(pk=where.scope_type_id).first() if where.scope_type_id else None
    scope = named.get_all_objects_for_this_type(pk=where.scope_id).first() if named is not None else None
    return _("%(kind)s in “%(place)s”") % {"kind": what.label, "place": scope} if scope else str(what.label)


def end(args: Args) -> None:
    user, kind, where = _meant(args)
    if user is not None:
        stop_mail(actor=user, kind=kind, scope=where)


def resume(args: Args) -> None:
    user, kind, where = _meant(args)
    if user is not None:
        resume_mail(actor=user, kind=kind, scope=where)


def _meant(args: Args) -> tuple[User | None, str, Where]:
    user_id, kind, scope_type_id, scope_id = args
    where = Where(int(scope_type_id), int(scope_id)) if scope_type_id and scope_id else EVERYWHERE
    return User.objects.filter(pk=user_id).first(), str(kind), where


SUBSCRIPTION = Subscription(name=NAME, words=words, end=end, resume=resume)

"""Who signs in, and what they may do."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from portal.accounts.models import User

# Any, in this module: as Django's backends have it.


class PortalBackend(AuthenticationBackend):
    """As allauth's. Nearly nobody has rights in the administration: whether somebody has any is read along with the
    person, instead of asking for them by two more queries on every page."""

    def get_user(self, user_id: Any) -> User | None:
        groups = User.groups.through.objects.filter(user=OuterRef("pk"))
        rights = User.user_permissions.through.objects.filter(user=OuterRef("pk"))
        rows = User.objects.annotate(has_rights=Exists(groups) | Exists(rights))
        user = rows.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def _get_permissions(self, user_obj: Any, obj: Any, from_name: str) -> Any:
        may_have_some = user_obj.is_superuser or getattr(user_obj, "has_rights", True)
        return super()._get_permissions(user_obj, obj, from_name) if may_have_some else set()

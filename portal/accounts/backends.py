"""Who signs in, and what they may do."""

from typing import TYPE_CHECKING, Any

from allauth.account.auth_backends import AuthenticationBackend

from portal.accounts.models import User
from portal.accounts.rights import people_with_rights
from portal.base.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Any, in this module: as Django's backends have it.


class PortalBackend(AuthenticationBackend):
    """As allauth's. Every page asks for the rights of its reader, and nearly nobody has any: whoever has none is known
    without a query."""

    def _get_permissions(self, user_obj: Any, obj: Any, from_name: str) -> Any:
        may_have_some = user_obj.is_superuser or user_obj.pk in people_with_rights()
        return super()._get_permissions(user_obj, obj, from_name) if may_have_some else set()

    def get_user(self, user_id: int) -> User | None:
        """Every page asks for its reader."""
        rows = _with_key(user_id)
        return rows[0] if rows and self.user_can_authenticate(rows[0]) else None


@prepared
def _with_key(pk: int) -> "QuerySet[User]":
    return User.objects.filter(pk=pk)

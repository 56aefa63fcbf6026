"""People of the demo who have no password there, and whom the tests sign in all the same."""

from allauth.account.models import EmailAddress

from portal.accounts.models import User
from tests.e2e.portal import PASSWORD

NEIGHBOURS = ("jelena@example.org", "antje@example.org")


def let_them_sign_in() -> None:
    for user in User.objects.filter(email__in=NEIGHBOURS):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})

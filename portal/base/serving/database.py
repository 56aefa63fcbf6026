"""The state of the database when the portal starts."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from wagtail.models import Page

PAGES_OF_A_NEW_WAGTAIL = 2


def pending_migrations() -> int:
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(f"The database cannot be opened (DATABASE_URL): {reason}.") from error
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def is_empty() -> bool:
    """Nobody has an account, and there are no pages but those that Wagtail's migrations make."""
    return not get_user_model().objects.exists() and Page.objects.count() <= PAGES_OF_A_NEW_WAGTAIL


def load_demo_if_empty() -> bool:
    if not is_empty() or "demo" not in get_commands():
        return False
    call_command("demo", stdout=StringIO())
    return True


def demo_accounts() -> str:
    """What `manage.py demo` says of its accounts; nothing where the content is not the demo's."""
    if is_empty() or "demo" not in get_commands():
        return ""
    said = StringIO()
    try:
        call_command("demo", stdout=said)  # where it is loaded, it changes nothing
    except CommandError:
        return ""
    _before, heading, accounts = said.getvalue().partition("Demo accounts")
    return heading + accounts

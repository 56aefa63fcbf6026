"""Whether the database answers, for every process that says how it is."""

from django.db import DatabaseError, connection


def database_answers() -> bool:
    """It holds the portal, too: where SQLite's file is gone, an empty one takes its place without a word."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except DatabaseError:
        return False
    return True

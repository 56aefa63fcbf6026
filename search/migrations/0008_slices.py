"""PostgreSQL: an index of the words in which the slices of the numbers stand as well; see `search/engines/postgresql.py`.

The index `search_words` is what the version before asks. It goes with a later one.
"""

from django.db import migrations

SLICES = ", ".join(f"'n{size}:' || (id >> {size})::text" for size in (9, 13, 17))
AWAY = "DROP INDEX CONCURRENTLY IF EXISTS search_slices"
MADE = (
    "CREATE INDEX CONCURRENTLY search_slices ON search_searchentry"
    f" USING gin ((vector || array_to_tsvector(ARRAY[{SLICES}])))"
)


def make(apps, schema_editor):
    """Anew, if it was begun and never finished."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(AWAY)
        schema_editor.execute(MADE)


def take_away(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(AWAY)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("search", "0007_dates")]
    operations = [migrations.RunPython(make, take_away)]

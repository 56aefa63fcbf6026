"""PostgreSQL: another index of the words, in which the slices of the numbers stand; see `search/engines/postgresql.py`."""

from django.db import migrations

ROWS = "search_searchentry"
SLICES = ", ".join(f"'n{size}:' || (id >> {size})::text" for size in (9, 13, 17))


def statements(*these):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in these:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("search", "0007_dates")]
    operations = [
        migrations.RunPython(
            statements(
                "DROP INDEX CONCURRENTLY IF EXISTS search_slices",
                f"CREATE INDEX CONCURRENTLY search_slices ON {ROWS}"
                f" USING gin ((vector || array_to_tsvector(ARRAY[{SLICES}])))",
                "DROP INDEX CONCURRENTLY IF EXISTS search_words",
            ),
            statements(
                f"CREATE INDEX CONCURRENTLY IF NOT EXISTS search_words ON {ROWS} USING gin (vector)",
                "DROP INDEX CONCURRENTLY IF EXISTS search_slices",
            ),
        )
    ]

"""PostgreSQL: the index of pieces of words knows layer and language, too; see `initiatives/directory/pieces.py`.

Without them, a word is looked for in all layers and languages, and what was found is compared with all of a layer. The
version before finds by this index all that it found by the other one, so that one goes.
"""

import logging

from django.db import migrations
from django.db.utils import DatabaseError

ROWS = "initiatives_directory_directoryentry"
OF_ALL, OF_LAYERS = "initiatives_directory_pieces", "initiatives_directory_pieces_of_layers"
AWAY = "DROP INDEX CONCURRENTLY IF EXISTS {}"
PIECES = "text gin_trgm_ops, (folded_title::text) gin_trgm_ops"
MADE = "CREATE INDEX CONCURRENTLY {} ON {} USING gin ({})"


def make(apps, schema_editor):
    """Anew, if it was begun and never finished."""
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
        schema_editor.execute(AWAY.format(OF_LAYERS))
        schema_editor.execute(MADE.format(OF_LAYERS, ROWS, f"layer, language, {PIECES}"))
    except DatabaseError as problem:
        # Without an extension, or the right to load it, the index stays as it is, if there is one: slower, not wrong.
        logging.getLogger(__name__).warning("Words are looked for in all layers at once: %s", problem)
    else:
        schema_editor.execute(AWAY.format(OF_ALL))


def take_back(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        schema_editor.execute(AWAY.format(OF_ALL))
        schema_editor.execute(MADE.format(OF_ALL, ROWS, PIECES))
    except DatabaseError as problem:
        logging.getLogger(__name__).warning("The search for words stays without its index: %s", problem)
    schema_editor.execute(AWAY.format(OF_LAYERS))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("initiatives_directory", "0009_of_a_status")]
    operations = [migrations.RunPython(make, take_back)]

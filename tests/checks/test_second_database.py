"""What is left out on a second database shows it nothing new."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction

from tests.statements import Note, Notes, left_out, read, shape

SELECT = 'SELECT "a"."id" FROM "a" WHERE "a"."id" IN (%s)'


def test_shapes_are_without_numbers_and_lengths():
    assert shape(SELECT) == shape(SELECT.replace("%s", "%s, %s, %s"))
    assert shape(f"{SELECT} LIMIT 1") == shape(f"{SELECT} LIMIT 21")
    assert shape("INSERT INTO a VALUES (%s, %s)") == shape("INSERT INTO a VALUES (%s, %s), (%s, %s)")
    assert shape('SAVEPOINT "s140_x1"') == shape('SAVEPOINT "s99_x12"')
    assert shape(SELECT) != shape(SELECT.replace("IN (%s)", "= %s"))


def test_of_the_same_statements_the_quickest_test_is_kept():
    notes = [Note("slow", 9, [1, 2], True), Note("quick", 1, [1, 2], True), Note("other", 5, [2, 3], True)]

    assert left_out(notes) == {"slow"}


def test_what_tells_too_little_runs_always_and_counts():
    notes = [Note("thread", 9, [1, 2], False), Note("quick", 1, [1], True)]

    assert left_out(notes) == {"quick"}


@pytest.mark.django_db
def test_each_test_notes_what_it_sends_and_whether_that_went_wrong(tmp_path):
    notes = Notes(tmp_path)
    with notes.watched():
        Group.objects.count()
        notes.end("counts", 1.0, is_alone=True)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")
        notes.end("errs", 1.0, is_alone=True)
        notes.end("sends nothing itself", 1.0, is_alone=True)

    assert [(note.test, note.is_telling) for note in read(tmp_path)] == [
        ("counts", True),
        ("errs", False),
        ("sends nothing itself", False),
    ]

"""Wagtail's indexes, where a row is gone before the worker comes."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from initiatives.stories.models import StoryDownload
from portal.base import index_tasks
from tests.factories.files import DocumentFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.stories import StoryPageFactory


@pytest.fixture
def waiting(settings):
    """Tasks wait for a worker here; gives what it does then."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def work():
        rows = list(DBTaskResult.objects.ready().order_by("enqueued_at"))
        for row in rows:
            row.task.func(*row.args_kwargs["args"])
        return {(row.task_path.rpartition(".")[2], row.args_kwargs["args"][1]) for row in rows}

    return work


@pytest.mark.indexed
def test_a_part_of_a_page_that_was_replaced_meanwhile_is_no_error(home_page, waiting):
    story, document = StoryPageFactory(parent=home_page), DocumentFactory()
    for title in ("Erste Fassung", "Zweite Fassung"):
        story.downloads.set([StoryDownload(document=document, title=title)])
        story.save()

    done = waiting()

    assert ("update_references", "storydownload") in done
    assert ReferenceIndex.get_references_for_object(story).filter(to_object_id=str(document.pk)).count() == 1


@pytest.mark.indexed
def test_a_page_that_was_deleted_meanwhile_is_no_error(home_page, waiting):
    StandardPageFactory(parent=home_page).delete()

    done = waiting()

    assert {("update_references", "standardpage"), ("update_search", "standardpage")} <= done


def test_something_else_that_is_missing_stays_an_error(home_page, monkeypatch):
    def broken(*row):
        raise ObjectDoesNotExist

    monkeypatch.setattr(index_tasks, "update_reference_index_task", type("Task", (), {"func": staticmethod(broken)}))

    with pytest.raises(ObjectDoesNotExist):
        index_tasks.update_references.func("home", "homepage", str(home_page.pk))

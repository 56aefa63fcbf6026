"""When the demo does not load, it leaves nothing behind."""

import pytest
from django.core.management import CommandError, call_command

from home.models import HomePage
from portal.accounts.models import User
from portal.base.models import PortalImage
from portal.regions.models import Topic
from tests.factories.regions import TopicFactory


def test_demo_refuses_a_database_with_content(db):
    TopicFactory()

    with pytest.raises(CommandError, match="content of its own"):
        call_command("demo")

    assert User.objects.count() == 0
    assert HomePage.objects.count() == 0


def test_a_failure_leaves_nothing_behind(db, monkeypatch):
    def fail(_loader, _content):
        assert Topic.objects.exists()
        assert PortalImage.objects.exists()
        raise RuntimeError

    monkeypatch.setattr("home.demo.loader.PageLoader.load", fail)

    with pytest.raises(RuntimeError):
        call_command("demo")

    assert [model.objects.count() for model in (User, HomePage, PortalImage, Topic)] == [0, 0, 0, 0]

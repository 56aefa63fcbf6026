from wagtail.admin.forms import WagtailAdminPageForm

from home.news.models import NewsPage
from portal.regions.checks import regional_pages_ask_who_manages_them


def test_every_regional_page_asks_who_manages_it():
    assert regional_pages_ask_who_manages_them(None) == []


def test_a_page_with_another_form_is_named(monkeypatch):
    monkeypatch.setattr(NewsPage, "base_form_class", WagtailAdminPageForm)

    assert [error.obj for error in regional_pages_ask_who_manages_them(None)] == [NewsPage]

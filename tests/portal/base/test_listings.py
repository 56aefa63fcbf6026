from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.news.models import NewsPage
from portal.base.blocks import ContentBlock
from portal.base.listings import listed_pages, page_type_choices
from portal.base.models.edition import asked_once
from portal.base.pictures import draw_now
from tests.factories.files import ImageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory


@pytest.fixture
def news(home_page):
    return NewsIndexPageFactory(parent=home_page)


def titles(**question):
    return [page.title for page in listed_pages(kind="home_news.newspage", **question)]


def test_page_types_are_found_without_being_named(db):
    assert "home_news.newspage" in dict(page_type_choices())


def test_pages_are_found_by_topic_and_municipality(news, kiel):
    bikes = TopicFactory()
    NewsPageFactory(parent=news, title="Räder in Kiel", topics=[bikes], municipality=kiel)
    NewsPageFactory(parent=news, title="Räder in Preetz", topics=[bikes], municipality=MunicipalityFactory())
    NewsPageFactory(parent=news, title="Bäume in Kiel", topics=[TopicFactory()], municipality=kiel)

    assert titles(topic=bikes, municipality=kiel) == ["Räder in Kiel"]
    assert titles(topic=bikes, order="title") == ["Räder in Kiel", "Räder in Preetz"]
    assert titles(municipality=kiel, order="title") == ["Bäume in Kiel", "Räder in Kiel"]


def test_the_newest_come_first_and_no_more_than_asked(news):
    for days in (3, 1, 2):
        moment = timezone.now() - timedelta(days=days)
        NewsPageFactory(parent=news, title=f"vor {days}", first_published_at=moment)

    assert titles(limit=2) == ["vor 1", "vor 2"]


def test_drafts_and_what_is_behind_a_password_are_not_listed(news):
    NewsPageFactory(parent=news, title="Entwurf", live=False)
    private = NewsPageFactory(parent=news, title="Intern")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert titles() == []


def test_a_list_costs_the_same_queries_for_1_and_30_pages(news, kiel, django_assert_num_queries):
    block = ContentBlock().child_blocks["listing"]
    value = block.to_python({"title": "Neu", "kind": "home_news.newspage", "order": "newest", "limit": 30})
    topic = TopicFactory()

    def add(number):
        for _ in range(number):
            image = ImageFactory()
            draw_now(image, "card")
            NewsPageFactory(parent=news, picture=image, topics=[topic], municipality=kiel)

    add(1)
    with asked_once():
        block.render(value)
    with asked_once(), django_assert_num_queries(4):
        block.render(value)
    add(29)
    with asked_once():
        block.render(value)
    with asked_once(), django_assert_num_queries(4):
        html = block.render(value)

    assert NewsPage.objects.count() == 30
    assert html.count("<picture>") == 30

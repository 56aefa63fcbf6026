from wagtail.models import Site

from portal.base.models import PortalSettings
from tests.factories.regions import TopicFactory


def test_the_stylesheet_holds_the_colours_of_the_settings_and_the_topics(client, home_page):
    settings = PortalSettings.for_site(Site.objects.get(is_default_site=True))
    settings.primary_colour = "#7A1F5C"
    settings.save()
    TopicFactory(slug="natur", colour="#3C7A2E")

    response = client.get("/theme.css")

    css = response.content.decode()
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--color-primary: #7A1F5C;" in css
    assert ":root .topic--natur {" in css


def test_a_colour_that_is_none_is_left_out(client, home_page):
    TopicFactory(slug="natur", colour="red;}x{")  # as long as the column takes

    response = client.get("/theme.css")

    assert "natur" not in response.content.decode()


def test_the_stylesheet_is_kept_and_asked_for_again(client, home_page):
    first = client.get("/theme.css")

    again = client.get("/theme.css", headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert again.status_code == 304


def test_a_changed_topic_changes_the_stylesheet(client, home_page):
    first = client.get("/theme.css")
    TopicFactory(slug="natur", colour="#3C7A2E")

    again = client.get("/theme.css", headers={"if-none-match": first.headers["ETag"]})

    assert again.status_code == 200


def test_the_stylesheet_needs_as_many_queries_for_thirty_topics_as_for_one(home_page, queries_of):
    TopicFactory(colour="#3C7A2E")
    one = queries_of("/theme.css")
    TopicFactory.create_batch(30, colour="#3C7A2E")

    assert queries_of("/theme.css") == one == 1


def test_the_stylesheet_sets_no_cookie(client, home_page):
    assert dict(client.get("/theme.css").cookies) == {}

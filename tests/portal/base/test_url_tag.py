"""`{% url %}`, which remembers addresses: what it says must be what Django's says."""

import pytest
from django.conf import settings
from django.template import Context, RequestContext, Template
from django.test import RequestFactory, override_settings
from django.urls import NoReverseMatch, include, path, reverse, set_script_prefix
from django.utils import translation

from portal.base.templatetags import addresses


def _view(request, **_named):
    """Never asked."""


_in_it = ([path("there/", _view, name="there")], "app")
urlpatterns = [
    path("elsewhere/", _view, name="account_login"),
    path("first/", include(_in_it, namespace="app")),
    path("second/", include(_in_it, namespace="second")),
    path("<value>/", _view, name="place"),
]


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    addresses._address.cache_clear()


def draw(source, context=None, **values):
    return Template(source).render(context or Context(values))


def test_an_address_is_found_once():
    assert draw("{% url 'accounts:profile' %}{% url 'accounts:profile' %}") == reverse("accounts:profile") * 2
    assert (addresses._address.cache_info().misses, addresses._address.cache_info().hits) == (1, 1)


def test_each_language_has_its_own():
    german = draw("{% url 'accounts:profile' %}")
    with translation.override("en"):
        english = draw("{% url 'accounts:profile' %}")
        assert english == reverse("accounts:profile")
    assert german == reverse("accounts:profile") != english


@pytest.mark.parametrize("source", ["{% url 'projects:about' value %}", "{% url 'projects:about' slug=value %}"])
def test_values_are_part_of_it(source):
    first, second = draw(source, value="garten"), draw(source, value="lastenrad")
    assert [first, second] == [reverse("projects:about", args=[slug]) for slug in ("garten", "lastenrad")]


@override_settings(ROOT_URLCONF=__name__)
def test_values_of_another_kind_are_other_values():
    assert [draw("{% url 'place' value %}", value=value) for value in (1, True, "1")] == ["/1/", "/True/", "/1/"]


def test_another_set_of_addresses_is_another_matter():
    draw("{% url 'account_login' %}")
    with override_settings(ROOT_URLCONF=__name__):
        assert draw("{% url 'account_login' %}") == "/elsewhere/"


def test_below_another_address_it_is_another_one():
    own = draw("{% url 'account_login' %}")
    try:
        set_script_prefix("/portal/")
        assert draw("{% url 'account_login' %}") == "/portal" + own
    finally:
        set_script_prefix("/")


def test_what_there_is_not_is_an_error_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            draw("{% url 'nothing' %}")


def test_asked_for_by_name_it_is_nothing():
    assert draw("{% url 'nothing' as way %}-{{ way }}-") == "--"
    assert draw("{% url 'account_login' as way %}{{ way }}") == reverse("account_login")


def test_what_is_neither_number_nor_text_is_left_to_django():
    class Slug:
        def __str__(self):
            return "garten"

    assert draw("{% url 'projects:about' value %}", value=Slug()) == reverse("projects:about", args=["garten"])
    assert addresses._address.cache_info().currsize == 0


def test_it_is_escaped_where_the_page_is():
    with override_settings(ROOT_URLCONF=__name__):
        assert draw("{% url 'place' value %}", value="a&b") == "/a&amp;b/"
        assert draw("{% autoescape off %}{% url 'place' value %}{% endautoescape %}", value="a&b") == "/a&b/"


def test_the_namespace_of_the_page_is_looked_at_first():
    with override_settings(ROOT_URLCONF=__name__):
        request = RequestFactory().get("/")
        request.current_app = "second"
        assert draw("{% url 'app:there' %}") == "/first/there/"
        assert draw("{% url 'app:there' %}", RequestContext(request)) == "/second/there/"


def test_every_template_has_it():
    assert "portal.base.templatetags.addresses" in settings.TEMPLATES[0]["OPTIONS"]["builtins"]

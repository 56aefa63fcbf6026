"""What fails a test although it passed: an error in the log, and a variable that a template was not given."""

import logging

import pytest
from django.template import engines


@pytest.mark.parametrize("logger", ["portal.base", "django.request", "django_tasks"])
def test_an_error_in_the_log_is_noted(logged_errors, logger):
    logging.getLogger(logger).error("%s fell over", "Something")

    assert logged_errors.pop() == f"{logger}: Something fell over"


def test_a_warning_is_no_error(logged_errors):
    logging.getLogger("portal.base").warning("Careful")

    assert logged_errors == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ unknown }}",
        "{{ unknown|upper }}",
        "{% with name=unknown %}{% endwith %}",
        "{% load i18n %}{% blocktranslate %}Moin {{ unknown }}{% endblocktranslate %}",
    ],
)
def test_an_undefined_variable_is_noted(undefined_variables, source):
    engines["django"].from_string(source).render()

    assert undefined_variables.pop() == "<unknown source>: unknown"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{% if unknown %}yes{% else %}no{% endif %}", "no"),
        ('{{ unknown|default:"left out" }}', "left out"),
        ('{{ unknown|default_if_none:"" }}', ""),
        ("{{ empty }}", ""),
    ],
)
def test_what_may_be_left_out_is_not(undefined_variables, source, text):
    assert engines["django"].from_string(source).render({"empty": ""}) == text

    assert undefined_variables == []

"""Answers to forms are read by who may edit the form's page."""

import pytest
from django.urls import reverse

from home.models import FormPage


@pytest.fixture
def make_form(home_page):
    return lambda title, owner: home_page.add_child(instance=FormPage(title=title, slug=title.lower(), owner=owner))


def test_managers_read_the_answers_to_their_own_forms_only(maren_client, maren, paul, make_form):
    mine, other = make_form("Umfrage", maren), make_form("Fremd", paul)

    opened = [
        maren_client.get(reverse("wagtailforms:list_submissions", args=[form.pk])).status_code for form in (mine, other)
    ]

    assert opened == [200, 302]
    assert [form.pk for form in maren_client.get(reverse("wagtailforms:index")).context["form_pages"]] == [mine.pk]

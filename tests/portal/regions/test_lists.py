"""The managed lists in the admin."""

import re

import pytest
from django.urls import reverse

from home.news.models import NewsPage
from portal.accounts.models import User
from portal.regions.models import Manager, Municipality, Topic
from tests.factories.accounts import UserFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory, TopicFactory

NO_TEXTS = {"body-count": "0", "body_en-count": "0"}
LISTS = ["topic", "municipality", "manager"]


def url(model, action, *args):
    return reverse(f"portal_regions_{model}_modeladmin_{action}", args=args)


@pytest.fixture
def admin_client(client, portal_admin):
    client.force_login(portal_admin)
    return client


@pytest.fixture
def topic_form():
    return {
        "name": "Energie",
        "slug": "energie",
        "icon": "sun",
        "colour": "#00696F",
        "sort_order": "0",
        **NO_TEXTS,
    }


@pytest.fixture
def place_form():
    return {
        "name": "Preetz",
        "slug": "preetz",
        "kind": "town",
        "ags": "01057062",
        "latitude": "54.2",
        "longitude": "10.3",
        **NO_TEXTS,
    }


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("action", ["index", "create"])
def test_the_lists_are_for_portal_admins(admin_client, maren, model, action):
    assert admin_client.get(url(model, action)).status_code == 200

    admin_client.force_login(maren)

    # The list of municipalities leads managers to the texts of their own.
    is_open = (model, action) == ("municipality", "index")
    assert admin_client.get(url(model, action)).status_code == (200 if is_open else 302)


def test_a_topic_is_made(admin_client, topic_form):
    admin_client.post(url("topic", "create"), topic_form)

    assert list(Topic.objects.values_list("slug", "icon", "colour")) == [("energie", "sun", "#00696F")]


@pytest.mark.parametrize("model", ["topic", "municipality"])
def test_the_address_is_written_along_with_the_name(admin_client, model):
    html = admin_client.get(url(model, "create")).content.decode()

    assert 'data-w-sync-target-value="#id_slug"' in html


def test_a_new_topic_starts_from_the_portals_colour_for_pickers_cannot_be_empty(admin_client):
    html = admin_client.get(url("topic", "create")).content.decode()

    assert re.search(r'<input type="color" name="colour" value="([^"]+)"', html).group(1) == "#00696F"


@pytest.mark.parametrize(
    ("field", "value"),
    [("icon", "skull"), ("colour", "red"), ("colour", "#FFFF00"), ("slug", "a b"), ("name", "x" * 81)],
)
def test_bad_input_for_a_topic_is_answered_at_the_field(admin_client, topic_form, field, value):
    response = admin_client.post(url("topic", "create"), {**topic_form, field: value})

    assert list(response.context["form"].errors) == [field]
    assert not Topic.objects.exists()


def test_the_contrast_is_said_with_its_figure(admin_client, topic_form):
    response = admin_client.post(url("topic", "create"), {**topic_form, "colour": "#FFFF00"})

    assert "1,0 : 1" in response.context["form"].errors["colour"][0]


def test_a_municipality_is_made(admin_client, place_form):
    admin_client.post(url("municipality", "create"), place_form)

    assert list(Municipality.objects.values_list("slug", "ags")) == [("preetz", "01057062")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ags", "1234"),
        ("ags", "٠١٠٥٧٠٦٢"),
        ("latitude", "91"),
        ("longitude", "-181"),
        ("longitude", ""),
        ("kind", "planet"),
    ],
)
def test_bad_input_for_a_municipality_is_answered_at_the_field(admin_client, place_form, field, value):
    response = admin_client.post(url("municipality", "create"), {**place_form, field: value})

    assert list(response.context["form"].errors) == [field]


def test_a_key_is_given_once(admin_client, place_form):
    MunicipalityFactory(ags="01057062")

    response = admin_client.post(url("municipality", "create"), place_form)

    assert response.context["form"].errors
    assert Municipality.objects.count() == 1


def test_municipalities_do_not_stand_in_a_circle(admin_client, place_form):
    top = MunicipalityFactory(name="Kreis")
    middle = MunicipalityFactory(name="Amt", parent=top)
    bottom = MunicipalityFactory(name="Dorf", parent=middle)

    for parent in (top, middle, bottom):
        response = admin_client.post(url("municipality", "edit", top.pk), {**place_form, "parent": parent.pk})
        assert list(response.context["form"].errors) == ["parent"]


@pytest.mark.parametrize("use", ["page", "child", "manager", "person"])
def test_a_municipality_in_use_is_not_deleted(admin_client, kiel, news, use):
    {
        "page": lambda: news.add_child(instance=NewsPage(title="Aus Kiel", slug="aus-kiel", municipality=kiel)),
        "child": lambda: MunicipalityFactory(parent=kiel),
        "manager": lambda: ManagerFactory(municipalities=[kiel]),
        "person": lambda: UserFactory(municipality=kiel),
    }[use]()

    response = admin_client.post(url("municipality", "delete", kiel.pk), follow=True)

    assert Municipality.objects.filter(pk=kiel.pk).exists()
    assert ["Kiel" in str(message) for message in response.context["messages"]] == [True]


def test_a_topic_in_use_is_not_deleted_and_one_without_use_is(admin_client, news):
    used, unused = TopicFactory(), TopicFactory()
    page = NewsPage(title="Aus Kiel", slug="aus-kiel")
    page.topics = [used]
    news.add_child(instance=page)

    for topic in (used, unused):
        admin_client.post(url("topic", "delete", topic.pk))

    assert list(Topic.objects.all()) == [used]


def test_one_form_makes_a_manager(admin_client, anna, kiel, ploen):
    data = {"email": "ANNA@example.org", "municipalities": [kiel.pk, ploen.pk]}

    admin_client.post(url("manager", "create"), data)

    assert set(Manager.objects.get(user=anna).municipalities.all()) == {kiel, ploen}
    admin_client.force_login(User.objects.get(pk=anna.pk))
    assert admin_client.get("/admin/").status_code == 200


def test_the_form_changes_and_dismisses_a_manager(admin_client, maren, ploen):
    admin_client.post(url("manager", "edit", maren.manager.pk), {"municipalities": [ploen.pk]})
    assert list(maren.manager.municipalities.all()) == [ploen]

    admin_client.post(url("manager", "delete", maren.manager.pk))
    assert (Manager.objects.count(), maren.groups.count()) == (0, 0)


@pytest.mark.parametrize("email", ["nobody@example.org", "maren@example.org", "x", ""])
def test_only_people_with_an_account_become_manager_and_only_once(admin_client, maren, ploen, email):
    response = admin_client.post(url("manager", "create"), {"email": email, "municipalities": [ploen.pk]})

    assert list(response.context["form"].errors) == ["email"]


def test_managers_cannot_appoint_themselves_or_others(maren_client, maren, anna, ploen):
    maren_client.post(url("manager", "create"), {"email": anna.email, "municipalities": [ploen.pk]})
    maren_client.post(url("manager", "edit", maren.manager.pk), {"municipalities": [ploen.pk]})

    assert list(Manager.objects.values_list("user__name", "municipalities__name")) == [("Maren Matthiesen", "Kiel")]


@pytest.mark.parametrize(
    ("model", "factory"), [("topic", TopicFactory), ("municipality", MunicipalityFactory), ("manager", None)]
)
def test_the_lists_cost_the_same_queries_with_1_and_30_rows(admin_client, kiel, query_count, model, factory):
    def add():
        if factory:
            factory()
        else:
            ManagerFactory(municipalities=[kiel, MunicipalityFactory()])

    def read():
        return admin_client.get(url(model, "index"))

    add()
    read()
    with query_count() as few:
        read()
    for _number in range(29):
        add()
    read()
    with query_count() as many:
        response = read()

    assert response.context["object_list"] is not None
    assert len(few) == len(many)

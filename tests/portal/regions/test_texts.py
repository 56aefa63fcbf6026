"""Who writes the texts of a municipality's page, and what else of it they may change: nothing."""

from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def edit_url(municipality):
    return reverse("portal_regions_municipality_modeladmin_edit", args=[municipality.pk])


def filled(**fields):
    return nested_form_data(
        {
            "description": "Am Wasser.",
            "description_en": "",
            "picture": "",
            "body": streamfield([("text", rich_text("<p>Moin.</p>"))]),
            "body_en": streamfield([]),
            **fields,
        }
    )


def test_managers_write_the_texts_of_their_own(maren_client, kiel):
    response = maren_client.post(edit_url(kiel), filled())
    kiel.refresh_from_db()

    assert response.status_code == 302
    assert kiel.description == "Am Wasser."
    assert "Moin." in str(kiel.body)


def test_managers_change_nothing_else_of_it(maren_client, kiel):
    form = maren_client.get(edit_url(kiel)).content.decode()
    maren_client.post(edit_url(kiel), filled(name="Kielopolis", slug="kielopolis", ags="01002000"))
    kiel.refresh_from_db()

    assert 'name="slug"' not in form
    assert (kiel.name, kiel.slug, kiel.ags) == ("Kiel", "kiel", "")


def test_managers_leave_the_neighbours_alone(maren_client, ploen):
    response = maren_client.post(edit_url(ploen), filled())
    ploen.refresh_from_db()

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert ploen.description == ""


def test_managers_neither_add_nor_delete_municipalities(maren_client, kiel):
    for url in (
        reverse("portal_regions_municipality_modeladmin_create"),
        reverse("portal_regions_municipality_modeladmin_delete", args=[kiel.pk]),
    ):
        assert maren_client.get(url).url == reverse("wagtailadmin_home")


def test_managers_find_the_list(maren_client, kiel, ploen):
    response = maren_client.get(reverse("portal_regions_municipality_modeladmin_index"))

    assert (edit_url(kiel) in response.content.decode(), edit_url(ploen) in response.content.decode()) == (True, False)


def test_admins_change_all_of_it(client, portal_admin, kiel):
    client.force_login(portal_admin)

    response = client.post(edit_url(kiel), filled(name="Kiel an der Förde", slug="kiel", kind="city"))
    kiel.refresh_from_db()

    assert response.status_code == 302
    assert (kiel.name, kiel.description) == ("Kiel an der Förde", "Am Wasser.")

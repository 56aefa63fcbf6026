import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from portal.accounts.models import User
from portal.base.models import PortalImage
from portal.regions.services import appoint_manager, dismiss_manager


@pytest.fixture
def image():
    def make(title, collection):
        return PortalImage.objects.create(title=title, file=get_test_image_file(), collection=collection)

    return make


def test_appointing_gives_the_admin_the_areas_and_a_collection_each(anna, kiel, ploen, portal_admin):
    manager = appoint_manager(user=anna, municipalities=[kiel, ploen], actor=portal_admin)

    assert set(manager.municipalities.all()) == {kiel, ploen}
    assert {group.municipality for group in anna.groups.all()} == {kiel, ploen}
    assert User.objects.get(pk=anna.pk).has_perm("wagtailadmin.access_admin")
    assert {kiel.collection.name, ploen.collection.name} == {"Kiel", "Plön"}


def test_appointing_again_replaces_the_municipalities_and_keeps_other_groups(maren, kiel, ploen, portal_admin):
    others = Group.objects.create(name="Redaktion")
    maren.groups.add(others)

    manager = appoint_manager(user=maren, municipalities=[ploen], actor=portal_admin)

    assert list(manager.municipalities.all()) == [ploen]
    assert set(maren.groups.all()) == {others, ploen.group}
    assert Collection.objects.filter(name="Kiel").count() == 1


def test_dismissing_takes_every_right_and_leaves_the_account(maren, portal_admin):
    dismiss_manager(manager=maren.manager, actor=portal_admin)

    maren = User.objects.get(pk=maren.pk)
    assert (maren.is_active, maren.groups.count(), maren.get_all_permissions()) == (True, 0, set())


def test_two_municipalities_of_the_same_name_get_a_group_each(kiel, anna, ben, portal_admin):
    twin = type(kiel).objects.create(name="Kiel", slug="kiel-zwei")

    appoint_manager(user=anna, municipalities=[kiel], actor=portal_admin)
    appoint_manager(user=ben, municipalities=[twin], actor=portal_admin)

    assert kiel.group != twin.group


# Wagtail leaves the temporary files of its renditions to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.indexed
def test_pictures_are_edited_in_their_own_collection_and_chosen_from_all(maren_client, paul, kiel, ploen, image):
    kiel.refresh_from_db()
    mine, other = image("Förde", kiel.collection), image("See", ploen.collection)

    assert maren_client.get(reverse("wagtailimages:edit", args=[mine.pk])).status_code == 200
    assert maren_client.get(reverse("wagtailimages:edit", args=[other.pk])).status_code == 302
    chooser = maren_client.get(reverse("wagtailimages_chooser:choose_results")).content.decode()
    assert ("Förde" in chooser, "See" in chooser) == (True, True)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_uploading_goes_into_their_own_collection_only(maren_client, paul, kiel, ploen):
    kiel.refresh_from_db()
    for collection in (kiel.collection, ploen.collection):
        file = SimpleUploadedFile(f"{collection.pk}.png", get_test_image_file().file.getvalue(), "image/png")
        data = {"title": collection.name, "files[]": file, "collection": collection.pk}
        maren_client.post(reverse("wagtailimages:add_multiple"), data)

    assert set(PortalImage.objects.values_list("collection", flat=True)) == {kiel.collection.pk}

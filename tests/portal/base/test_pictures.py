import re
from importlib import import_module

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.template.loader import render_to_string

from home.models import StandardPage
from portal.base.models import PortalImage
from portal.base.models.edition import asked_once
from portal.base.pictures import VARIANTS, draw, draw_now, with_pictures
from tests.factories.files import ImageFactory, picture_bytes


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def worker_is_away(monkeypatch):
    asked = []
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda self, *args: asked.append((self.name, *args)))
    return asked


def test_a_page_draws_one_small_picture_and_leaves_the_rest_to_the_worker(db, worker_is_away):
    image = ImageFactory()

    drawn = draw(image, "card")
    draw(image, "card")

    assert list(drawn.sources) == ["webp"]
    assert image.renditions.count() == 1
    assert [call[1:] for call in worker_is_away if call[0] == "draw_picture"] == [(image.pk, "card")]


@pytest.mark.parametrize("variant", list(VARIANTS))
def test_every_variant_is_drawn_in_both_formats(db, variant):
    image = ImageFactory()

    draw_now(image, variant)

    assert list(draw(image, variant).sources) == ["avif", "webp"]


def test_a_small_original_is_not_offered_twice(db):
    image = ImageFactory()
    draw_now(image, "text")

    assert [rendition.width for rendition in draw(image, "text").sources["webp"]] == [90]


def test_a_lost_file_leaves_the_place_empty(db, caplog):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)

    assert render_to_string("components/picture.html", {"image": image, "alt": "x"}).strip() == ""
    assert f"The file of picture {image.pk} is missing" in caplog.text


def test_without_a_picture_there_is_nothing(db):
    assert render_to_string("components/picture.html", {"image": None}).strip() == ""


def test_without_words_of_its_own_a_picture_has_those_kept_with_it(db):
    assert 'alt="Der Hafen am Morgen"' in render_to_string("components/picture.html", {"image": ImageFactory()})


def test_a_list_reads_its_pictures_in_the_same_queries_however_long(home_page, django_assert_num_queries):
    def read():
        pages = with_pictures(StandardPage.objects.all(), "picture", "card")
        return [
            render_to_string("components/picture.html", {"image": page.picture, "alt": "", "variant": "card"})
            for page in pages
        ]

    for number in (1, 30):
        for n in range(number):
            image = ImageFactory()
            draw_now(image, "card")
            home_page.add_child(instance=StandardPage(title=f"Seite {number} {n}", picture=image))
        with asked_once(), django_assert_num_queries(3):
            pictures = read()
        assert ["<picture>" in picture for picture in pictures] == [True] * StandardPage.objects.count()

    assert PortalImage.objects.count() == 31


def test_the_original_does_not_lie_among_the_public_media(db):
    image = ImageFactory()

    assert image.file.storage is storages["documents"]
    assert not storages["default"].exists(image.file.name)


def test_the_sizes_lie_there_under_names_that_the_picture_does_not_tell(db):
    content = picture_bytes()
    first, second = (ImageFactory(file=ContentFile(content, name="hafen.png")) for _ in range(2))

    names = [image.get_rendition("fill-40x40|format-webp").file.name for image in (first, second)]

    assert [bool(re.fullmatch(r"images/[0-9a-f]{32}\.hafen\S*\.webp", name)) for name in names] == [True, True]
    assert names[0].split(".")[0] != names[1].split(".")[0]
    assert storages["default"].exists(names[0])


def test_originals_of_before_are_moved(db):
    image = ImageFactory()
    private, public = storages["documents"], storages["default"]
    with private.open(image.file.name) as file:
        public.save(image.file.name, file)
    private.delete(image.file.name)

    for _ in range(2):
        import_module("portal.base.migrations.0003_originals_apart").move_originals(apps, None)

    assert (private.exists(image.file.name), public.exists(image.file.name)) == (True, False)

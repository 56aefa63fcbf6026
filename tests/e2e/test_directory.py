"""The directory's filters in a browser: in place with script, as a form without."""

import pytest

URL = "/initiativen/"


def heading(page):
    return page.inner_text("#results-heading")


def active(page):
    return page.evaluate("document.activeElement.id")


def test_a_filter_changes_the_list_in_place_and_keeps_the_focus(page):
    page.goto(URL)
    all_of_them = heading(page)
    page.evaluate("window.stillHere = true")
    count = page.inner_text("label[for=filter-thema-natur] .facet__count").strip("()\n ")

    page.check("#filter-thema-natur")
    page.wait_for_url("**/initiativen/?thema=natur")
    page.wait_for_selector("[data-directory-status]:not(:empty)", state="attached")

    assert page.evaluate("window.stillHere")
    assert heading(page) != all_of_them
    assert heading(page).split()[0] == count
    assert page.text_content("[data-directory-status]") == heading(page)
    assert active(page) == "filter-thema-natur"
    assert page.is_checked("#filter-thema-natur")


def test_taking_a_filter_out_leads_to_the_list(page):
    page.goto(f"{URL}?thema=natur&sucht=1")

    page.click(".directory__chips a >> nth=0")
    page.wait_for_url("**/initiativen/?sucht=1")
    page.wait_for_selector("#results-heading:focus")

    assert not page.is_checked("#filter-thema-natur")
    assert page.is_checked("#filter-sucht-1")


def test_back_shows_what_was_there_before(page):
    page.goto(URL)
    all_of_them = heading(page)
    page.check("#filter-sucht-1")
    page.wait_for_url("**/?sucht=1")
    page.wait_for_selector(".directory__chips")

    page.go_back()
    page.wait_for_selector(".directory__chips", state="detached")

    assert heading(page) == all_of_them
    assert not page.is_checked("#filter-sucht-1")


def test_a_card_leads_to_its_page(page):
    page.goto(URL)

    page.click(".directory .card__link >> nth=0")
    page.wait_for_url(lambda url: not url.endswith(URL))

    assert page.locator("#results").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_the_filters_are_a_form(make_page, width):
    page = make_page(width=width, java_script_enabled=False)
    page.goto(URL)
    all_of_them = heading(page)
    if width == 360:
        assert not page.is_visible("#filter-thema-natur")
        page.click(".directory__panel > summary")

    page.check("#filter-thema-natur")
    page.click("[data-directory-show]")
    page.wait_for_url("**/initiativen/?*thema=natur*")

    assert heading(page) != all_of_them
    assert page.locator(".directory__chips li").count() == 1
    assert page.is_hidden("[data-locate]")


def test_on_a_phone_the_filters_stay_open_while_choosing_and_fold_when_done(make_page):
    page = make_page(width=360)
    page.goto(URL)
    page.click(".directory__panel > summary")

    page.check("#filter-sucht-1")
    page.wait_for_url("**/?sucht=1")
    page.wait_for_selector("[data-directory-status]:not(:empty)", state="attached")
    stayed_open = page.is_visible("#filter-sucht-1")
    page.click("[data-directory-show]")
    page.wait_for_selector("#results-heading:focus")

    assert stayed_open
    assert not page.is_visible("#filter-sucht-1")


def test_the_position_is_asked_for_after_a_click_and_rounded(make_page):
    page = make_page(
        width=360, geolocation={"latitude": 54.236612, "longitude": 10.278349}, permissions=["geolocation"]
    )
    page.goto(URL)
    page.click("[data-directory-panel] summary")

    page.click("[data-locate]")
    page.wait_for_url("**/initiativen/?bei=54.237%2C10.278&km=10")
    page.wait_for_selector("#results-heading:focus")

    assert "km entfernt" in page.inner_text("#results-list")
    assert not page.is_visible("[data-locate]")


def test_who_keeps_the_position_is_told_another_way(make_page):
    page = make_page(permissions=[])
    page.goto(URL)

    page.click("[data-locate]")
    page.wait_for_selector("[data-locate-error].d-block")

    assert page.inner_text("[data-locate-error]").startswith("Dein Browser gibt den Standort nicht her.")


def test_the_map_follows_the_filters_without_being_made_anew(page):
    asked = []
    page.on("request", lambda request: "punkte.json" in request.url and asked.append(request.url))
    page.goto(f"{URL}?ansicht=karte")
    page.wait_for_selector("[data-map] .leaflet-marker-icon")
    page.evaluate("document.querySelector('[data-map]').stillHere = true")

    page.check("#filter-sucht-1")
    page.wait_for_url("**/initiativen/?*sucht=1*")
    page.wait_for_selector(".directory__chips")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.querySelector('[data-map]').stillHere")
    assert "ebene=initiativen&sucht=1" in asked[-1]
    assert page.locator("#results-list .card").count() > 0

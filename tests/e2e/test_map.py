"""The map in a browser: by keyboard, with the list beside it, in the frame of another site, without script."""

import re

import pytest

KIEL = "/karte/?mitte=54.32,10.13&zoom=11"


@pytest.fixture
def open_map():
    def open_map(page, path=KIEL):
        page.goto(path)
        page.locator(".map-cluster, .map-marker").first.wait_for()
        page.locator("[data-map-show]").first.wait_for()
        return page

    return open_map


def settled(page):
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


def only_events(page):
    for box in page.locator("input[name=ebene]:not([value=termine])").all():
        box.uncheck()


def counted(page):
    """The points on the map, and what the list says of its part of the world."""
    return int(re.search(r"\d+", page.locator("[data-map-count]").inner_text())[0])


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark"), (1280, "light")])
def test_the_opened_map_has_no_accessibility_violation(make_page, open_map, violations, width, scheme):
    page = open_map(make_page(width=width, color_scheme=scheme, reduced_motion="reduce"))
    page.locator("summary", has_text="Mehr Filter").click()
    page.locator("summary", has_text="einbetten").click()
    page.locator("[data-map-show]").first.click()
    page.locator(".map-popup").wait_for()
    settled(page)

    assert violations(page) == []


def test_by_keyboard_from_the_map_into_a_page_and_back(make_page, open_map):
    page = open_map(make_page(reduced_motion="reduce"))
    page.locator(".map-cluster").first.focus()
    page.keyboard.press("Enter")
    page.locator("a.map-marker").first.wait_for()
    settled(page)
    marker = page.locator("a.map-marker").first
    name = marker.get_attribute("aria-label")

    marker.focus()
    page.keyboard.press("Enter")
    page.locator(".map-popup").wait_for()
    key = page.locator(".map-marker.is-selected").get_attribute("data-key")
    page.locator(".map-popup a:focus").wait_for()
    page.keyboard.press("Escape")
    back = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Enter")
    page.locator(".map-popup a:focus").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/karte/" not in url)

    assert back == key
    assert page.locator("h1").inner_text().replace("\xad", "") in name
    page.go_back()
    page.locator("a.map-marker").first.wait_for()
    assert "mitte=" in page.url


def test_the_list_follows_the_map_and_its_filters_and_so_does_the_address(page, open_map):
    open_map(page)
    before = counted(page)

    only_events(page)
    page.wait_for_url(re.compile(r"\?ebene=termine&mitte"))
    settled(page)
    events, said = counted(page), page.locator("[data-map-count]").inner_text()
    dates = page.locator(".map-list__item .card__meta use[href$='#calendar-event']").count()
    shown = page.locator(".map-list__item").count()
    page.go_back()
    page.locator("input[name=ebene]:not([value=termine]):checked").first.wait_for()
    page.wait_for_function("text => document.querySelector('[data-map-count]').innerText !== text", arg=said)
    settled(page)

    assert 0 < events < before
    assert dates == shown > 0
    assert counted(page) > events
    assert page.locator("input[name=ebene]:checked").count() > 1

    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_url("**zoom=10**")
    settled(page)
    assert counted(page) > 0


def test_a_large_cluster_is_read_with_its_thousands(page, open_map):
    box = [10.1, 54.3, 10.2, 54.4]
    crowd = {
        "type": "Feature",
        "bbox": box,
        "geometry": {"type": "Point", "coordinates": [10.13, 54.32]},
        "properties": {"count": 7002},
    }
    answer = {"type": "FeatureCollection", "bbox": box, "total": 7002, "features": [crowd]}
    page.route("**/karte/punkte.json*", lambda route: route.fulfill(json=answer))

    cluster = open_map(page).locator(".map-cluster")

    assert cluster.inner_text() == "7.002"
    assert "7.002" in cluster.get_attribute("aria-label")


def test_an_entry_of_the_list_is_shown_on_the_map_and_marked_in_both(page, open_map):
    open_map(page)
    item = page.locator(".map-list__item").nth(1)
    key, name = item.get_attribute("data-map-item"), item.locator("h3").inner_text()

    item.locator("[data-map-show]").click()
    page.locator(f".map-marker.is-selected[data-key='{key}']").wait_for()
    settled(page)

    assert page.locator(".map-popup__title").inner_text().replace("\xad", "") == name.replace("\xad", "")
    assert page.locator(f".map-list__item.is-selected[data-map-item='{key}']").count() == 1


def test_without_script_there_is_a_list_with_filters_and_a_sentence(make_page):
    page = make_page(java_script_enabled=False)
    page.goto("/karte/")

    assert page.locator(".map__sentence").is_visible()
    only_events(page)
    page.click(".map-filters button[type=submit]")

    kinds = set(page.locator(".map-list .eyebrow").all_inner_texts())
    assert kinds == {"Termine"}
    page.locator(".map-list__title a").first.click()
    assert "/termine/" in page.url


def test_another_site_can_frame_the_map_and_its_links_leave_the_frame(make_page, portal):
    page = make_page()
    page.goto("/suche/")
    page.set_content(f'<iframe src="{portal.url}/karte/einbetten/?ebene=termine" width="700" height="700"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator(".map-cluster, .map-marker").first.wait_for()

    frame.locator(".map-list__title a").first.click()
    page.wait_for_url("**/termine/**")

    assert page.context.cookies() == []


def test_the_directory_finds_back_to_its_map(page):
    page.goto("/initiativen/?ansicht=karte&thema=natur")
    page.locator(".map-cluster, .map-marker").first.wait_for()

    page.locator(".segmented a", has_text="Liste").click()
    page.locator("[data-map]").wait_for(state="detached")
    page.go_back()

    page.locator(".map-cluster, .map-marker").first.wait_for()

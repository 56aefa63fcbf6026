"""The editor's form of an event, without a mouse and before axe."""

import pytest

CALENDAR = (
    "from home.events.models import EventIndexPage as E; print(E.objects.filter(locale__language_code='de').get().pk)"
)

SPOKEN = """field => (field.getAttribute("aria-describedby") || "").split(" ")
    .map(id => document.getElementById(id)?.textContent.trim()).join("")"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def calendar(portal):
    return portal.run(CALENDAR).split()[-1]


def type_into(page, name, text):
    page.locator(f"[name={name}]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def test_a_series_is_written_by_keyboard_and_its_mistake_stands_at_the_field(make_page, sign_in, calendar):
    page = make_page()
    sign_in(page, "admin@example.org")
    page.goto(f"/admin/pages/add/home_events/eventpage/{calendar}/")
    type_into(page, "title", "Chor am Deich")
    type_into(page, "start", "09.10.2036 18:00")
    type_into(page, "end", "09.10.2036 20:00")
    page.locator("[name=frequency]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.locator("[name=weekdays][value='3']").focus()
    page.keyboard.press("Space")

    save(page)

    wrong = page.locator(".w-field--error, .w-field:has([aria-invalid=true])")
    wrong.locator("[name=until]").wait_for()
    assert page.locator("[name=until]").evaluate(SPOKEN) != ""

    type_into(page, "count", "3")
    type_into(page, "exceptions", "16.10.2036")
    save(page)
    page.wait_for_url("**/edit/")

    assert page.locator("[name=exceptions]").input_value() == "16.10.2036"
    assert page.locator("[name=weekdays][value='3']").is_checked()
    # Wagtail's saving in the background answers a form with a mistake by 400, and the browser writes that down.
    make_page.complaints[:] = [line for line in make_page.complaints if "400 (Bad Request)" not in line]


def test_the_recurrence_has_no_accessibility_violation(page, sign_in, calendar, violations):
    sign_in(page, "admin@example.org")
    page.goto(f"/admin/pages/add/home_events/eventpage/{calendar}/")
    page.wait_for_load_state("networkidle")

    found = violations(page)

    fields = ("frequency", "interval", "weekdays", "until", "count", "exceptions", "extra_dates", "accessibility")
    assert [line for line in found if any(f"id_{name}" in line or f'name="{name}' in line for name in fields)] == []


def save(page):
    page.locator("button:has-text('Entwurf speichern')").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")

"""A form that looks suspicious: the browser calculates, the person sends it once more."""

import pytest

WORDS = "Reine Werbung für https://a.example und https://b.example"
DOUBTS = """
from portal.moderation.models import Report
report = Report.objects.filter(text__contains='a.example').latest('pk')
print('unproven' in report.case.codes, report.email)
"""


def report(page, email):
    page.goto("/melden/idee/2/")
    page.check("input[name=reason][value=spam]")
    page.fill("textarea[name=text]", WORDS)
    page.fill("input[name=email]", email)
    page.check("input[name=good_faith]")
    page.wait_for_timeout(2100)  # nobody types as fast as a machine
    page.click("main form button[type=submit]")
    page.locator("[data-proof]").wait_for()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_browser_solves_it_and_nothing_typed_is_lost(make_page, portal, violations, width):
    page = make_page(width=width)
    report(page, f"ole{width}@example.org")

    page.get_by_role("status").get_by_text("hat nachgewiesen").wait_for()
    assert page.input_value("textarea[name=text]") == WORDS
    assert page.is_checked("input[name=reason][value=spam]")
    assert violations(page) == []
    page.click("main form button[type=submit]")

    page.get_by_text("Jemand sieht es sich bald an").wait_for()
    assert portal.run(DOUBTS).split() == ["False", f"ole{width}@example.org"]


def test_who_sends_it_at_once_waits_for_the_browser(page, portal):
    page.route("**/proof-worker*.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    report(page, "eilig@example.org")
    page.click("main form button[type=submit]")

    page.get_by_text("Jemand sieht es sich bald an").wait_for()
    assert portal.run(DOUBTS).split() == ["False", "eilig@example.org"]


def test_without_a_script_it_is_sent_all_the_same(make_page, portal):
    page = make_page(java_script_enabled=False)
    report(page, "ohne@example.org")
    assert "Ohne JavaScript geht das nicht" in page.locator("[data-proof]").inner_text()
    page.click("main form button[type=submit]")

    page.get_by_text("Jemand sieht es sich bald an").wait_for()
    assert portal.run(DOUBTS).split() == ["True", "ohne@example.org"]

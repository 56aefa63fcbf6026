"""The newsletter without an account and without JavaScript, by keys alone, and what its links do in a browser."""

import re

from tests.e2e.keyboard import Keyboard

ADDRESS = "antje.abo@example.org"
ASKED = """
from home.newsletters.models import Subscription
from home.newsletters.tasks import answer_the_wish
answer_the_wish.call(Subscription.objects.get(email="%s").pk)
"""


def test_from_the_foot_of_a_page_to_the_end_of_the_subscription(make_page, portal, violations):
    page = make_page(reduced_motion="reduce", java_script_enabled=False)
    page.goto("/")
    page.fill(".site-footer input[name=email]", ADDRESS)
    page.click(".site-footer .newsletter-form button")
    assert page.input_value("main input[name=email]") == ADDRESS
    assert page.locator("main form .eyebrow").inner_text() == "Schritt 2 von 2"
    assert page.locator("[data-error-summary]").count() == 0
    page.select_option("main select[name=municipality]", label="Preetz")
    page.wait_for_timeout(2100)  # nobody types as fast as a machine
    page.click("main form button[type=submit]")
    assert page.locator("main h1").inner_text() == "Schau in dein Postfach"

    portal.run(ASKED % ADDRESS)
    text = portal.mails_to(ADDRESS)[-1].get_body(("plain",)).get_content()
    with_script = make_page(reduced_motion="reduce")
    with_script.goto(re.search(r"https?://\S+/bestaetigung/\S+", text).group())
    assert violations(with_script) == []
    keyboard = Keyboard(with_script)
    keyboard.follow("main form button[type=submit]")
    assert with_script.locator("main option:checked").all_inner_texts() == ["Preetz", "Deutsch"]
    assert violations(with_script) == []

    keyboard.go_to("main form .btn-outline-danger")
    keyboard.follow()
    assert with_script.locator("main h1").inner_text() == "Abgemeldet"
    assert violations(with_script) == []
    keyboard.follow("main form button[type=submit]")
    assert with_script.locator("main option:checked").all_inner_texts() == ["Preetz", "Deutsch"]


def test_the_page_of_the_newsletter_has_no_barrier(make_page, violations_at_all_widths):
    page = make_page(reduced_motion="reduce")
    page.goto("/newsletter/")

    assert violations_at_all_widths(page, "light") == []
    page.click("main form button[type=submit]")
    page.locator("[data-error-summary]:focus").wait_for()
    assert violations_at_all_widths(page, "light") == []

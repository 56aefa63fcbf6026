"""Unsubscribing by the link in a mail, signed out; and the notice that mails came back."""

import pytest

from tests.e2e.keyboard import Keyboard

PREPARE = """
from portal.accounts.models import User
from portal.mailing.models import Bounce
from portal.mailing.unsubscribing import url_for
fiete = User.objects.get(email="fiete@example.org")
Bounce.objects.create(address=fiete.email, is_hard=True)
print(url_for("activity", fiete.pk, "comments.comment", None, None, language="de"))
"""


@pytest.fixture(scope="module")
def link(portal):
    """Which is in a mail to Fiete, whose mails come back."""
    return "/abmelden/" + portal.run(PREPARE).strip().rpartition("/abmelden/")[2]


def test_a_link_in_a_mail_asks_first_and_can_be_undone(page, link, violations_at_all_widths):
    page.goto(link)
    assert violations_at_all_widths(page, "light") == []
    main = page.locator("main")

    with page.expect_navigation():
        main.get_by_role("button").click()
    main.get_by_text("Erledigt").wait_for()
    assert violations_at_all_widths(page, "light") == []
    with page.expect_navigation():
        main.get_by_role("button").click()

    main.get_by_text("Du bekommst wieder Mails").wait_for()
    assert page.context.cookies() == []


def test_mails_that_came_back_are_said_at_the_sign_in(page, link, sign_in, violations_at_all_widths):
    sign_in(page, "fiete@example.org")
    page.goto("/")
    notice = page.get_by_role("region", name="Deine Mails")
    notice.wait_for()
    assert violations_at_all_widths(page, "light") == []
    assert violations_at_all_widths(page, "dark") == []

    keyboard = Keyboard(page)
    keyboard.go_to("form[action='/konto/post/'] button")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.get_by_text("Wir schicken wieder Mails an fiete@example.org.").wait_for()
    assert notice.count() == 0

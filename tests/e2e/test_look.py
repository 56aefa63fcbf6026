"""The look in a real browser: the style guide by day and night, menus, the choice of light or dark, forms."""

import pytest

WIDTHS = [320, 360, 768, 1280]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_guide_has_no_barrier(make_page, violations_at_all_widths, scheme):
    page = make_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/styleguide/")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")

    assert violations_at_all_widths(page, scheme) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/styleguide/"])
def test_nothing_stands_out_of_the_window(make_page, path, width):
    page = make_page(width=width)
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_nothing_moves_for_whoever_wants_less_motion(make_page):
    """Transitions of a hundredth of a millisecond would be thousands at every change of the window."""
    page = make_page(reduced_motion="reduce")
    page.goto("/")

    moving = "() => { document.body.style.color = 'red'; return document.getAnimations().length; }"
    assert page.evaluate(moving) == 0


LINES = """() => [...document.querySelectorAll(".figures__value")].map((value) => {
  const range = document.createRange();
  range.selectNodeContents(value);
  const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  return [lines > value.textContent.trim().split("–").length, value.scrollWidth > value.clientWidth];
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_is_not_broken_in_two(make_page, width):
    page = make_page(width=width)
    page.goto("/ueber-uns/")

    numbers = page.evaluate(LINES)

    assert len(numbers) > 10
    assert {tuple(number) for number in numbers} == {(False, False)}


def test_the_menu_of_a_phone_opens_without_script(make_page):
    page = make_page(width=360, java_script_enabled=False)
    page.goto("/")

    page.click(".site-drawer > summary")

    assert page.locator(".site-drawer__panel").is_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(make_page):
    page = make_page(width=360)
    page.goto("/")
    page.click(".site-drawer > summary")

    page.locator("#drawer-search").focus()
    page.keyboard.press("Escape")

    assert not page.locator(".site-drawer__panel").is_visible()
    assert page.evaluate("document.activeElement.matches('.site-drawer > summary')")


def test_the_choice_of_dark_is_kept(page):
    page.goto("/")
    page.click("[data-theme-choice] [value=dark]")

    page.goto("/suche/")

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_attribute("[data-theme-choice] [value=dark]", "aria-pressed") == "true"


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(page):
    page.goto("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#content"
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_summary_of_errors_takes_the_focus(page):
    page.goto("/styleguide/")

    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")


def test_a_form_is_sent_once(page):
    page.goto("/styleguide/")
    posts = []
    page.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    page.route(
        "**/styleguide/",
        lambda route: route.fulfill(status=204) if route.request.method == "POST" else route.continue_(),
    )

    page.evaluate(
        """() => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = "/styleguide/";
            form.innerHTML = "<button>Send</button>";
            document.body.append(form);
            form.querySelector("button").click();
            form.querySelector("button").click();
        }"""
    )
    page.wait_for_timeout(300)

    assert len(posts) == 1

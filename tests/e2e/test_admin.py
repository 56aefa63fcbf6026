"""The editor under the admin's policy for content: the browser's console stays empty (see `make_page`)."""

import pytest

NEWS = "from home.news.models import NewsIndexPage as N; print(N.objects.filter(locale__language_code='de').get().pk)"
LISTS = [
    "/admin/",
    "/admin/hilfe/",
    "/admin/images/",
    "/admin/portal_regions/topic/",
    "/admin/portal_regions/topic/create/",
    "/admin/portal_regions/municipality/create/",
    "/admin/portal_regions/manager/create/",
    "/admin/snippets/home_menus/menu/add/",
    "/admin/settings/portal_base/portalsettings/",
    "/admin/users/",
    "/admin/workflows/list/",
    "/admin/schreibtisch/",
    "/admin/initiatives_ideas/idea/",
    "/admin/initiativen/",
    "/admin/geschichten/",
    "/admin/initiativen-import/",
    "/admin/initiatives_calls/call/",
    "/admin/initiatives_calls/answer/",
    "/admin/initiatives_stories/copy/",
    "/admin/initiatives_matching/question/",
    "/admin/portal_moderation/textmodule/",
    "/admin/portal_moderation/textmodule/create/",
    "/admin/portal_moderation/block/",
    "/admin/portal_moderation/auditentry/",
    "/admin/settings/portal_moderation/moderationsettings/",
    "/admin/settings/initiatives_ideas/ideasettings/",
]


@pytest.fixture(scope="module")
def news(portal):
    return portal.run(NEWS).split()[-1]


def test_a_manager_writes_previews_and_saves_a_page(make_page, sign_in, news):
    page = make_page()
    sign_in(page, "maren@example.org")
    page.goto(f"/admin/pages/add/home_news/newspage/{news}/")
    page.fill("input[name=title]", "Lastenräder zum Leihen 🚲")
    page.locator(".c-sf-add-button").first.click()
    page.locator("[role=option]").first.click()
    page.locator(".w-field [contenteditable=true]").first.click()
    page.keyboard.type("Drei Räder stehen am Rathaus.")
    page.locator("button[aria-label*='orschau']").first.click()
    preview = page.frame_locator("iframe[title*='orschau']").first
    preview.locator("h1").wait_for()

    page.locator("button:has-text('Entwurf speichern')").first.click()
    page.wait_for_url("**/edit/")

    assert page.locator("input[name=title]").input_value() == "Lastenräder zum Leihen 🚲"
    # Wagtail's saving in the background answers an unfinished form by 400, and the browser writes that down.
    make_page.complaints[:] = [line for line in make_page.complaints if "400 (Bad Request)" not in line]


def test_every_list_and_form_of_the_admin_opens_without_a_complaint(page, sign_in):
    sign_in(page, "admin@example.org")

    for path in LISTS:
        answer = page.goto(path)
        page.wait_for_load_state("networkidle")
        assert (path, answer.status) == (path, 200)


WORDS = """() => [...document.querySelectorAll("td.field-kind")].map((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  return lines - cell.innerText.trim().split(/\\s+/).length;
})"""


def test_words_stay_whole_in_the_list_of_calls(page, sign_in):
    sign_in(page, "maren@example.org")
    page.goto("/admin/initiatives_calls/call/")

    broken = page.evaluate(WORDS)

    assert len(broken) > 5
    assert max(broken) <= 0

"""What somebody sees who came by a link: a name first, then the text, and nothing else of the project."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.projects import MembershipFactory
from tests.factories.texts import AuthorFactory, ShareLinkFactory, VersionFactory
from tests.stamps import guards
from workspace.projects.choices import Status
from workspace.texts.models import ShareLink, Text
from workspace.texts.visiting import KEY, MOST, name_in, remember


@pytest.fixture
def link(text, membership, ben):
    return ShareLinkFactory(text=text, maker=membership(ben), may_write=True)


@pytest.fixture
def nobody(client):
    cache.clear()
    return client


@pytest.fixture
def come(nobody):
    """Opens the link and says a name; gives what is seen then."""

    def come(link, name="Ida"):
        return nobody.post(link.get_absolute_url(), {"name": name, **guards()}, follow=True)

    return come


def test_whoever_comes_says_a_name_and_then_reads(nobody, come, link, project):
    first = nobody.get(link.get_absolute_url())
    assert ("Satzung" in first.text, project.name in first.text, "Zweck des Vereins" in first.text) == (
        True,
        True,
        False,
    )
    assert settings.SESSION_COOKIE_NAME not in nobody.cookies

    page = come(link)

    assert page.redirect_chain == [(f"/texte/{link.token}/", 302)]
    assert "Zweck des Vereins" in page.text
    assert "Du bist hier als Ida (Link)." in page.text
    assert f'data-socket="/texte/{link.token}/live/"' in page.text
    assert ('data-may-write="true"' in page.text, 'data-person=""' in page.text) == (True, True)
    link.refresh_from_db()
    assert link.uses == 1
    assert timezone.now() - link.used_at < timedelta(minutes=1)


def test_nothing_else_of_the_project_is_there(come, link, project, anna, ben, text):
    AuthorFactory(text=text, user=anna)
    page = come(link).text

    for word in (anna.name, ben.name, "arbeitsbereich", "menschen/", "bilder/", "verlauf"):
        assert word not in page, word
    assert "data-people-url" not in page
    assert "data-pictures-url" not in page


def test_nobody_else_learns_the_address(nobody, come, link):
    answers = [nobody.get(link.get_absolute_url()), come(link), nobody.get("/texte/gibt-es-nicht/")]

    for each in answers:
        assert each.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
        assert each.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert each.headers["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in each.text
        assert 'property="og:' not in each.text


def test_to_read_is_not_to_write(come, link):
    ShareLink.objects.update(may_write=False)

    page = come(link).text

    assert "Zweck des Vereins" in page
    assert 'data-may-write="false"' in page


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ida   Ihde ", "Ida Ihde"),
        ("Ida\u202e\u200b", "Ida"),
        ("<b>Ida</b>", "&lt;b&gt;Ida&lt;/b&gt;"),
        ("Ида", "Ида"),
    ],
)
def test_names_are_shown_as_they_are(come, link, typed, shown):
    assert f"Du bist hier als {shown} (Link)." in come(link, typed).text


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "---", "x" * 51])
def test_what_is_no_name_lets_nobody_in(come, link, typed):
    page = come(link, typed)

    assert list(page.context["form"].errors) == ["name"]
    assert "Zweck des Vereins" not in page.text
    assert ShareLink.objects.get().uses == 0


def test_machines_are_kept_out(nobody, link):
    page = nobody.post(link.get_absolute_url(), {"name": "Ida", **guards(), "portal_website": "https://a.example"})
    assert page.context["form"].non_field_errors()
    assert nobody.post(link.get_absolute_url(), {"name": "Ida"}).context["form"].non_field_errors()
    assert ShareLink.objects.get().uses == 0


def test_another_name_can_be_given(nobody, come, link):
    come(link)

    page = nobody.post(link.get_absolute_url(), {"forget": "1"}, follow=True)

    assert "Zweck des Vereins" not in page.text
    assert "Du bist hier als Ole (Link)." in come(link, "Ole").text
    assert nobody.session[KEY] == {str(link.pk): "Ole"}


def test_a_session_does_not_collect_names_for_ever(rf, text, link):
    request = rf.get("/")
    request.session = {}
    first = ShareLinkFactory(text=text)
    remember(request, first, "Ida")
    for _number in range(MOST - 1):
        remember(request, ShareLinkFactory(text=text), "Ida")
    remember(request, link, "Ole")

    assert (name_in(request.session, first), name_in(request.session, link)) == ("", "Ole")
    assert len(request.session[KEY]) == MOST


def test_each_link_asks_for_itself(come, nobody, link, text):
    come(link)

    assert "Zweck des Vereins" not in nobody.get(ShareLinkFactory(text=text).get_absolute_url()).text


def test_who_belongs_to_the_project_goes_on_to_the_text(as_person, gesa, clara, link, text):
    page = as_person(gesa).get(link.get_absolute_url())
    assert (page.status_code, page.url) == (302, text.get_absolute_url())
    page = as_person(clara).get(link.get_absolute_url())
    assert f'value="{clara.name}"' in page.text


def test_with_an_account_nothing_is_kept_in_the_browser_either(as_person, clara, come, link):
    as_person(clara)

    page = come(link, "Clara").text

    assert "Du bist hier als Clara (Link)." in page
    assert 'data-person=""' in page


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda link: ShareLink.objects.update(revoked_at=timezone.now()), 410),
        (lambda link: ShareLink.objects.update(expires_at=timezone.now()), 410),
        (lambda link: Text.objects.update(deleted_at=timezone.now()), 410),
        (lambda link: link.text.project.__class__.objects.update(rooms_off=["texts"]), 410),
        (lambda link: ShareLink.objects.update(token="y" * 32), 404),
        (lambda link: link.text.project.delete(), 404),
    ],
)
def test_when_it_holds_no_more_nothing_is_said(nobody, come, link, project, change, code):
    come(link)
    address = link.get_absolute_url()
    change(link)

    answers = [nobody.get(address), nobody.post(address, {"name": "Ida", **guards()}), nobody.get(f"{address}datei/")]

    assert {each.status_code for each in answers} == {code}
    for word in ("Satzung", "Zweck des Vereins", project.name):
        assert not any(word in each.text for each in answers)
    words = {410: "Dieser Link gilt nicht mehr", 404: "Dieser Link führt zu keinem Text"}
    assert words[code] in answers[0].text


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED, Status.FINISHED])
def test_in_a_closed_project_it_only_lets_read(come, link, project, status):
    project.status = status
    project.save()

    page = come(link).text

    assert "Zweck des Vereins" in page
    assert (f'data-may-write="{"true" if status == Status.FINISHED else "false"}"') in page


def test_what_is_finished_and_what_is_unlisted_is_read(come, link, project, text):
    project.is_listed = False
    project.save()
    text.finished_at = timezone.now()
    text.save()

    page = come(link).text

    assert "Zweck des Vereins" in page
    assert ("fertig" in page, 'data-may-write="false"' in page) == (True, True)


def test_it_is_taken_along_as_a_file(nobody, come, link):
    address = f"{link.get_absolute_url()}datei/?form=md"
    assert nobody.get(address).status_code == 302
    come(link)

    answer = nobody.get(address)

    assert "Zweck des Vereins" in answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Satzung.md"'
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert nobody.get(address.replace("form=md", "form=exe")).status_code == 302


def test_whoever_guesses_is_not_answered_any_more(nobody, link):
    tried = [nobody.get(f"/texte/{'a' * 31}{number % 10}/").status_code for number in range(61)]

    assert set(tried[:60]) == {404}
    assert tried[60] == 429
    page = nobody.get(link.get_absolute_url())
    assert (page.status_code, "Satzung" in page.text) == (429, False)


def test_use_is_noted_now_and_then(nobody, come, link):
    come(link)
    ShareLink.objects.update(used_at=timezone.now() - timedelta(hours=1))

    nobody.get(link.get_absolute_url())

    link.refresh_from_db()
    assert timezone.now() - link.used_at < timedelta(minutes=1)
    assert link.uses == 1


def test_the_history_says_who_came_by_a_link(as_person, ben, text, address, link):
    version = VersionFactory(text=text, name="", writers=[ben.pk, "Anna Albers"])

    for page in (address("history", text), address("version", text, version)):
        assert "geschrieben von Ben, Anna Albers (Link)" in as_person(ben).get(page).text


def test_it_is_read_in_english_as_well(nobody, link):
    nobody.post(f"/en/texte/{link.token}/", {"name": "Ida", **guards()})
    page = nobody.get(f"/en/texte/{link.token}/").text

    assert "You are here as Ida (Link)." in page
    assert f'data-socket="/texte/{link.token}/live/"' in page


def test_a_page_asks_as_often_whoever_belongs_to_the_project(come, nobody, link, query_count):
    come(link)
    nobody.get(link.get_absolute_url())
    with query_count() as few:
        nobody.get(link.get_absolute_url())
    for _number in range(20):
        MembershipFactory(project=link.text.project, user=UserFactory())
    with query_count() as many:
        nobody.get(link.get_absolute_url())

    assert len(many) == len(few) <= 14

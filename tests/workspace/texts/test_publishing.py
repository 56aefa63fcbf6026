"""A text for everybody: as it stood when somebody published it, and nothing else of it."""

from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from pycrdt import Doc, XmlElement, XmlFragment

from portal.accounts import privacy
from portal.comments.models import Comment
from portal.comments.services.writing import write as write_comment
from portal.moderation.choices import Action, ReportReason
from portal.moderation.models import Case
from portal.moderation.services import deciding, reporting
from tests.factories.files import ImageFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.texts import PublicationFactory, TextFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Status
from workspace.projects.models import Happening, Project
from workspace.texts.document.rewriting import rewrite
from workspace.texts.models import Publication, Text, Version
from workspace.texts.services import publishing, storing

SPAM = "Jetzt zugreifen bei https://a.example https://b.example https://c.example https://d.example https://e.example"
LONG = "# Zweck\n\nWir reparieren.\n\n## Wer mitmacht\n\n[@Jana](mention:7) und andere.\n\n## Geld\n\nKeins.\n"


@pytest.fixture
def project(project, home_page, kiel):
    """With a live page."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff", slug="reparaturtreff")
    project.municipality = kiel
    project.save()
    return project


@pytest.fixture
def published(as_person, ben, text, address):
    as_person(ben).post(address("publish", text))
    return Publication.objects.get()


@pytest.fixture
def everywhere(client, project):
    """All that a stranger can ask about the project's texts."""

    def read():
        client.logout()
        there = [reverse("texts:list", args=[project.slug]), project.page.url, "/sitemap.xml"]
        return "".join(client.get(each).text for each in there)

    return read


def says(text, markdown):
    """From now on the text says this, as if somebody had written it."""
    doc = storing.load(text)
    before = doc.get_state()
    rewrite(doc, markdown)
    storing.append(text=text, update=doc.get_update(before), user=None)


def test_a_member_publishes_a_text(as_person, ben, client, text, address, everywhere):
    says(text, LONG)
    page = as_person(ben).get(address("publish", text)).text
    assert ("Das würden alle lesen" in page, "Wir reparieren." in page) == (True, True)

    said = as_person(ben).post(address("publish", text), follow=True).text

    publication = Publication.objects.get()
    assert "Alle können den Text lesen, wie er jetzt ist." in said
    assert "Seitdem hat sich nichts geändert." in said
    page = as_person().get(publication.get_absolute_url())
    assert '<h2 id="abschnitt-1" tabindex="-1">Zweck</h2>' in page.text
    assert '<li data-level="2"><a href="#abschnitt-2">Wer mitmacht</a></li>' in page.text
    assert '<span class="text-mention">@Jana</span>' in page.text
    assert f'<link rel="canonical" href="http://testserver{publication.get_absolute_url()}">' in page.text
    assert f'hreflang="en" href="http://testserver/en{publication.get_absolute_url()}"' in page.text
    assert '<meta property="og:type" content="article">' in page.text
    assert '"@type": "Article"' in page.text
    assert everywhere().count(publication.get_absolute_url()) >= 3
    assert "Ben hat den Text „Satzung“ veröffentlicht" in as_person(ben).get(text.project.workspace_url).text
    assert "Veröffentlicht (" in client.get(address("detail", text)).text


def test_what_is_shown_of_it_elsewhere_is_how_it_begins(as_person, ben, text, address, project):
    says(text, LONG)
    as_person(ben).post(address("publish", text))

    page = as_person().get(reverse("texts:list", args=[project.slug])).text

    assert "<p>Wir reparieren. @Jana und andere. Keins.</p>" in page
    in_english = as_person().get(f"/en{reverse('texts:list', args=[project.slug])}").text
    assert '<p lang="de">Wir reparieren.' in in_english
    assert '<p class="muted">As of ' in in_english


def test_two_who_publish_at_once_publish_once(committed):
    index = InitiativeIndexPageFactory()
    project = ProjectFactory(page=InitiativePageFactory(parent=index))
    text = TextFactory(project=project, written="Moin")
    members = [MembershipFactory(project=project) for _number in range(2)]

    failed = at_the_same_moment([partial(publishing.publish, text=text, membership=each) for each in members])

    assert failed == []
    assert Publication.objects.count() == 1


def test_what_is_written_later_stays_inside(as_person, ben, client, text, address, published):
    says(text, "Zweck des Vereins\n\nUnd ein halber Satz")
    Text.objects.update(title="Neue Satzung")

    page = as_person().get(published.get_absolute_url()).text
    assert ("Zweck des Vereins" in page, "halber Satz" in page, "Neue Satzung" in page) == (True, False, False)
    assert "Seitdem hat er sich geändert." in as_person(ben).get(address("publish", text)).text

    client.post(address("publish", text))

    page = as_person().get(published.get_absolute_url()).text
    assert ("halber Satz" in page, "Neue Satzung" in page) == (True, True)
    assert Publication.objects.get().first_at == published.first_at < Publication.objects.get().as_of
    assert Version.objects.filter(text=text).count() == 2


def test_taken_back_nobody_reads_it_and_nothing_is_kept(as_person, ben, clara, text, address, published, everywhere):
    write_comment(target=published, text="Gut so!", parent=None, actor=clara)
    assert "Gut so!" in as_person().get(published.get_absolute_url()).text
    client = as_person(ben)

    said = client.post(address("publish", text), {"undo": "1"}, follow=True).text
    client.post(address("publish", text), {"undo": "1"})

    assert "Zurückgenommen" in said
    assert "Satzung" not in everywhere()
    assert as_person().get(published.get_absolute_url()).status_code == 404
    row = Publication.objects.get()
    assert (row.title, row.html, row.outline, row.plain) == ("", "", [], "")
    as_person(ben).post(address("publish", text))
    assert "Gut so!" in as_person().get(published.get_absolute_url()).text


def test_nobody_else_publishes(as_person, anna, ben, gesa, clara, project, text, address):
    for person, code in ((gesa, 403), (clara, 404), (None, 302)):
        assert as_person(person).post(address("publish", text)).status_code == code
    Project.objects.update(only_admins_publish=True)
    assert as_person(ben).post(address("publish", text)).status_code == 403
    assert "veroeffentlichung" not in as_person(ben).get(address("detail", text)).text
    other = TextFactory(project=ProjectFactory(), written="Fremd")
    assert as_person(anna).post(address("publish", other)).status_code == 404
    assert not Publication.objects.exists()
    assert as_person(anna).post(address("publish", text)).status_code == 302


def test_an_empty_text_one_in_the_bin_and_one_of_a_hidden_project_are_not_published(
    as_person, ben, project, text, address
):
    client = as_person(ben)
    client.post(address("publish", TextFactory(project=project)))
    Text.objects.filter(pk=text.pk).update(deleted_at=timezone.now())
    assert client.post(address("publish", text)).status_code == 403
    Text.objects.filter(pk=text.pk).update(deleted_at=None)
    project.page.unpublish()

    page = client.get(address("publish", text)).text
    said = client.post(address("publish", text), follow=True).text

    assert "Sobald die Seite eures Projekts online ist" in page
    assert "Im Moment kann dieses Projekt nichts veröffentlichen" in said
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ({"status": Status.FINISHED}, True),
        ({"status": Status.ARCHIVED}, True),
        ({"status": Status.REQUESTED}, False),
        ({"status": Status.DECLINED}, False),
        ({"is_listed": False}, False),
        ({"page": None}, False),
        ({"rooms_off": ["texts"]}, False),
    ],
)
def test_it_is_public_as_long_as_the_project_is(client, project, published, fields, is_public):
    client.logout()
    Project.objects.filter(pk=project.pk).update(**fields)

    pages = [published.get_absolute_url(), reverse("texts:list", args=[project.slug])]

    assert {client.get(each).status_code for each in pages} == {200 if is_public else 404}
    assert Publication.objects.public().exists() is is_public


def test_in_the_bin_it_is_not_public_and_back_again(as_person, ben, text, address, published, everywhere):
    as_person(ben).post(address("delete", text))
    assert "Satzung" not in everywhere()
    assert as_person().get(published.get_absolute_url()).status_code == 404

    as_person(ben).post(address("restore", text))
    assert published.get_absolute_url() in everywhere()


def test_only_pictures_of_the_public_page_are_shown(as_person, ben, client, project, text, address):
    """Whatever address the text has for them."""
    shown, hidden = ImageFactory(title="Werkstatt"), ImageFactory(title="Geheim")
    project.page.picture = shown
    project.page.save()
    doc = Doc()
    doc.get("text", type=XmlFragment)
    for picture, source in ((shown.pk, "https://fremd.example/a.png"), (hidden.pk, hidden.file.url), ("", "/x.png")):
        _put_in(doc, picture, source)
    storing.append(text=text, update=doc.get_update(), user=None)

    said = as_person(ben).post(address("publish", text), follow=True).text

    page = as_person().get(Publication.objects.get().get_absolute_url()).text
    assert "2 Bilder wurden weggelassen" in said
    assert "fremd.example" not in page
    assert hidden.file.url not in page
    assert page.count('alt="Ein Bild"') == 1


def test_links_lead_into_no_workspace(as_person, ben, text, address, project):
    """Those of lines that have become tasks, for example."""
    inside = f"/en/arbeitsbereich/{project.slug}/aufgaben/1/"
    says(text, f"[Plakat **drucken**]({inside}) und [weiter](/ideen/) und [hier](/arbeitsbereich/x/)")

    as_person(ben).post(address("publish", text))

    page = as_person().get(Publication.objects.get().get_absolute_url()).text.partition("<article>")[2]
    assert "Plakat <strong>drucken</strong> und " in page
    assert '<a href="/ideen/"' in page
    assert "arbeitsbereich" not in page


def _put_in(doc, picture, source):
    root = doc.get("text", type=XmlFragment)
    root.children.append(XmlElement("image", {"src": source, "alt": "Ein Bild", "picture": str(picture)}))


def test_everybody_comments_until_the_project_is_closed(as_person, clara, project, published):
    as_person(clara).post(f"/kommentare/text/{published.pk}/", {"text": "Da bin ich dabei!"})
    assert "Da bin ich dabei!" in as_person().get(published.get_absolute_url()).text

    Project.objects.update(status=Status.ARCHIVED)
    as_person(clara).post(f"/kommentare/text/{published.pk}/", {"text": "Noch etwas"})
    assert Comment.objects.count() == 1


def test_a_report_leads_to_the_desk_and_hides_it(as_person, ben, clara, maren, text, published, address, everywhere):
    assert as_person(clara).get(f"/melden/text/{published.pk}/").status_code == 200
    reporting.report(target=published, reason=ReportReason.OTHER, text="", actor=clara)
    case = Case.objects.get()
    assert "Zweck des Vereins" in as_person(maren).get(reverse("desk:case", args=[case.pk])).text

    deciding.decide(case=case, action=Action.HIDE, reason="Stimmt nicht.", actor=maren)

    assert "Satzung" not in everywhere()
    assert as_person(clara).get(published.get_absolute_url()).status_code == 404
    assert "Er ist verborgen" in as_person(maren).get(published.get_absolute_url()).text
    assert "Von der Moderation verborgen" in as_person(ben).get(address("publish", text)).text
    said = as_person(ben).post(address("publish", text), follow=True).text
    assert "die Moderation hat ihn verborgen" in said
    assert as_person(clara).get(published.get_absolute_url()).status_code == 404
    deciding.take_back(decision=case.decisions.get(), actor=maren)
    assert as_person(clara).get(published.get_absolute_url()).status_code == 200


def test_what_looks_like_spam_waits_for_a_manager(as_person, ben, maren, text, address, everywhere):
    says(text, SPAM)
    as_person(ben).post(address("publish", text))
    publication = Publication.objects.get()
    assert (publication.waits, publication.get_absolute_url() in everywhere()) == (True, False)

    deciding.decide(case=Case.objects.get(), action=Action.APPROVE, reason="", actor=maren)

    assert publication.get_absolute_url() in everywhere()


def test_what_is_internal_cannot_be_reported(as_person, ben, clara, text, address, published):
    as_person(ben).post(address("publish", text), {"undo": "1"})

    assert as_person(clara).get(f"/melden/text/{published.pk}/").status_code == 404
    assert as_person(clara).post(f"/kommentare/text/{published.pk}/", {"text": "Hallo"}).status_code == 404


def test_with_the_text_it_goes_for_good(published):
    reporting.report(target=published, reason=ReportReason.OTHER, text="", email="a@example.org", actor=None)

    published.text.delete()

    assert not Publication.objects.exists()
    assert Case.objects.get().status == Case.Status.CLOSED


def test_what_somebody_published_is_exported(ben, published):
    part = next(each for each in privacy.parts() if each.name == "texts")

    assert [each["title"] for each in part.export(ben)["published"]] == ["Satzung"]
    ben.delete()
    published.refresh_from_db()
    assert published.published_by is None


def test_the_timeline_knows_it_once_a_time(as_person, ben, text, address):
    as_person(ben).post(address("publish", text))
    as_person(ben).post(address("publish", text))

    assert Happening.objects.filter(kind="text_published", object_id=text.pk).count() == 2


def test_lists_ask_as_often_for_one_as_for_thirty(client, project, published, query_count):
    client.logout()
    address = reverse("texts:list", args=[project.slug])
    for _time in range(2):
        client.get(address)
    with query_count() as one:
        client.get(address)
    PublicationFactory.create_batch(15, text__project=project)
    with query_count() as many:
        client.get(address)

    assert len(many) == len(one) <= 12
    with query_count() as page:
        client.get(published.get_absolute_url())
    assert len(page) <= 16

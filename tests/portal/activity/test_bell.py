"""The bell, and the page of all that somebody was told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.activity.bell.counting import MOST, look_at, unread_of
from portal.activity.bell.showing import LATEST, LINES
from portal.activity.choices import Group, Reason
from portal.activity.events import happen
from portal.activity.models import Follow, Notification
from portal.activity.services import mute, seen
from portal.live.models import Nudge
from tests.factories.regions import TopicFactory
from tests.portal.activity.noises import Noise, registered

NEWS = "/konto/neuigkeiten/"
SCRIPT = {"HX-Request": "true"}
MARK_ALL = f'action="{NEWS}gelesen/"'


@pytest.fixture
def told(noise, topic, commit, anna):
    """Anna is told of noises that a topic has made."""
    noise.named = [(anna.pk, Reason.NAMED)]

    def told(number=1, *, target=None, **values):
        with commit():
            return [
                happen("test.noise", target=target or TopicFactory(), **{"actor": None, **values})
                for _each in range(number)
            ]

    return told


@pytest.fixture
def reader(client, home_page, anna):
    client.force_login(anna)
    return client


def page(client, address=NEWS, **said):
    response = client.get(address, said)
    assert response.status_code == 200
    return response.content.decode()


def number_in(html):
    found = re.search(r'class="bell__number"[^>]*>([^<]+)<', html)
    return found[1] if found else ""


def words_in(html):
    return re.findall(r'class="heard__words">(?:<span[^<]*</span> )?de: Geräusch (\d+)', html)


def test_looking_at_a_thing_counts_no_more_than_the_bell_shows(rf, told, anna, topic, query_count):
    told(MOST + 31)
    told(1, target=topic)
    request = rf.get("/")
    request.user = anna

    with query_count() as queries:
        look_at(request, TopicFactory.build(pk=topic.pk + 1000))

    assert unread_of(request) == MOST + 1
    assert f"LIMIT {MOST + 1}" in queries[0]["sql"]
    look_at(request, topic)
    assert Notification.objects.of(anna).unread().count() == MOST + 31


def test_the_bell_says_how_much_is_unread_on_every_page(reader, told):
    assert number_in(page(reader, "/")) == ""

    told(3)

    assert number_in(page(reader, "/")) == "3"


def test_whoever_is_not_signed_in_has_no_bell_and_no_query_for_it(client, home_page, told):
    told()

    html = page(client, "/")

    assert "bell" not in html.partition("<main")[0]
    assert "nudges.js" not in html


def test_the_bell_costs_one_query(reader, told, query_count):
    told(MOST + 5)

    with query_count() as queries:
        html = page(reader, "/")

    assert number_in(html) == "99+"
    assert len([each for each in queries if "portal_activity" in each["sql"]]) == 1


def test_opened_it_shows_the_latest_ten_with_why(reader, told):
    events = told(LATEST + 2)

    html = page(reader, f"{NEWS}glocke/")

    assert words_in(html) == [str(event.pk) for event in reversed(events[2:])]
    assert html.count(str(Reason.NAMED.label)) == LATEST


def test_opened_it_can_mark_as_read_what_is_unread_below_the_latest_ten(reader, told, query_count):
    oldest, *_others = told(LATEST + 1)

    with query_count() as queries:
        assert MARK_ALL in page(reader, f"{NEWS}glocke/")
    assert not [each for each in queries if f"LIMIT {MOST + 1}" in each["sql"]]
    Notification.objects.exclude(event=oldest).update(read_at=timezone.now())
    assert MARK_ALL in page(reader, f"{NEWS}glocke/")
    Notification.objects.update(read_at=timezone.now())
    assert MARK_ALL not in page(reader, f"{NEWS}glocke/")


def test_the_page_lists_all_in_bundles_by_days_and_goes_on_to_older_ones(reader, told, topic):
    told(LINES, at=timezone.now() - timedelta(days=1))
    told(3, target=topic)

    first = page(reader)
    older = re.search(r'href="\?(vor=\d+)" rel="next"', first)[1]
    second = page(reader, f"{NEWS}?{older}")

    assert len(re.findall(r"<h2 class=\"h5", first)) == 2
    assert len(words_in(first)) == LINES - 3 + 1 == 28
    assert len(words_in(second)) == 3
    assert 'rel="next"' not in second


def test_it_costs_as_many_queries_with_thirty_lines_as_with_one(reader, told, queries_of):
    told()
    one = queries_of(NEWS)
    told(LINES - 1)

    assert queries_of(NEWS) == one <= 9


def test_what_somebody_may_no_longer_see_is_not_shown_and_not_unread(reader, told, noise, anna):
    hidden, shown = told(2)
    noise.hidden.add((anna.pk, hidden.pk))

    assert words_in(page(reader)) == [str(shown.pk)]
    assert number_in(page(reader)) == "1"


def test_the_page_reads_on_where_much_may_no_longer_be_seen(reader, told, noise, anna):
    (oldest,) = told()
    for event in told(LINES + 1):
        noise.hidden.add((anna.pk, event.pk))

    assert words_in(page(reader)) == [str(oldest.pk)]


def test_what_somebody_has_done_already_is_not_unread(reader, told, noise, anna):
    done, _open = told(2)
    noise.done.add((anna.pk, done.pk))

    html = page(reader)

    assert len(words_in(html)) >= 2
    assert number_in(page(reader, "/")) == "1"


def test_nobody_reads_what_others_were_told(reader, told, ben, noise):
    noise.named = [(ben.pk, Reason.NAMED)]
    told()
    row = Notification.objects.get()

    assert words_in(page(reader)) == []
    assert reader.get(f"{NEWS}{row.pk}/").status_code == 404
    reader.post(f"{NEWS}gelesen/", {"welche": row.pk})
    row.refresh_from_db()
    assert row.read_at is None


def test_opening_one_leads_to_the_thing_and_reads_all_of_it(reader, told, topic):
    told(2, target=topic)
    told()
    row = Notification.objects.order_by("pk").first()

    response = reader.get(f"{NEWS}{row.pk}/")

    assert response.url == f"/geraeusche/{row.event_id}/"
    assert Notification.objects.unread().count() == 1


def test_opening_what_is_gone_says_so(reader, told, noise, anna):
    (event,) = told()
    noise.hidden.add((anna.pk, event.pk))

    response = reader.get(f"{NEWS}{Notification.objects.get().pk}/", follow=True)

    assert response.redirect_chain == [(NEWS, 302)]
    assert "nicht mehr" in response.content.decode()


def test_all_are_read_with_one_press_and_it_is_taken_back(reader, told):
    told(2)

    done = reader.post(f"{NEWS}gelesen/", follow=True)
    assert number_in(done.content.decode()) == ""
    moment = re.search(r'name="gelesen" value="([^"]+)"', done.content.decode())[1]
    back = reader.post(f"{NEWS}ungelesen/", {"gelesen": moment}, follow=True)

    assert back.redirect_chain == [(NEWS, 302)]
    assert number_in(back.content.decode()) == "2"


def test_one_line_is_read_and_the_list_stays_narrowed(reader, told):
    told(2)
    row = Notification.objects.first()

    response = reader.post(f"{NEWS}gelesen/", {"welche": row.pk, "zeige": "ungelesen"})

    assert response.url.startswith(f"{NEWS}?zeige=ungelesen&gelesen=")
    assert [each.pk for each in Notification.objects.unread()] == [Notification.objects.last().pk]


@pytest.mark.parametrize("said", ["", "heute", "2026-11-27", "2026-13-45T00:00:00+00:00", "2026-11-27T03:00:00"])
def test_a_moment_that_is_none_takes_nothing_back(reader, told, said):
    told()
    reader.post(f"{NEWS}gelesen/")

    assert reader.post(f"{NEWS}ungelesen/", {"gelesen": said}).status_code == 302
    assert page(reader, NEWS, gelesen=said)
    assert not Notification.objects.unread().exists()


def test_the_list_is_narrowed(reader, told, anna):
    (read,) = told()
    seen(anna, read.target)
    (unread,) = told()
    with registered(Noise(key="test.bang", group=Group.COMMENTS, named=[(anna.pk, Reason.NAMED)])):
        assert words_in(page(reader, NEWS, zeige="ungelesen")) == [str(unread.pk)]
        assert len(words_in(page(reader, NEWS, art="portal"))) == 2
        assert words_in(page(reader, NEWS, art="comments")) == []
        assert len(words_in(page(reader, NEWS, art="rubbish", wo="planet-1", vor="x"))) == 2


def test_a_thing_is_muted_from_the_list_and_it_is_taken_back(reader, told, topic, anna):
    told(target=topic)
    address = f"/konto/gefolgt/thema/{topic.pk}/"
    assert f'action="{address}"' in page(reader)

    muted = reader.post(address, {"stumm": "ja", "von": "neuigkeiten"}, follow=True)

    assert muted.redirect_chain == [(f"{NEWS}?stumm=thema-{topic.pk}", 302)]
    assert list(Follow.objects.muted_by(anna)) != []
    assert 'name="stumm" value="nein"' in muted.content.decode()
    reader.post(address, {"stumm": "nein", "von": "neuigkeiten"})
    assert list(Follow.objects.muted_by(anna)) == []


def test_what_is_muted_stands_among_what_is_followed_and_comes_back(reader, topic, anna):
    mute(target=topic, actor=anna)
    address = f"/konto/gefolgt/thema/{topic.pk}/"
    assert f'action="{address}"' in page(reader, "/konto/gefolgt/")

    back = reader.post(address, {"stumm": "nein", "von": "liste"}, follow=True)

    assert back.redirect_chain == [(f"/konto/gefolgt/?laut=thema-{topic.pk}", 302)]
    assert 'name="stumm" value="ja"' in back.content.decode()


def test_with_script_the_button_that_mutes_is_answered_alone(reader, topic):
    response = reader.post(f"/konto/gefolgt/thema/{topic.pk}/", {"stumm": "ja"}, headers=SCRIPT)

    html = response.content.decode()
    assert (html.count("<form"), html.count("<button")) == (1, 1)
    assert 'name="stumm" value="nein" aria-pressed="true"' in html


def test_other_windows_hear_when_something_is_told_read_and_unread(told, anna, commit, reader):
    def heard():
        found = Nudge.objects.filter(channel=f"bell:{anna.pk}")
        number = found.count()
        found.delete()
        return number

    (event,) = told()
    assert heard() == 1
    with commit():
        seen(anna, event.target)
    assert heard() == 1
    with commit():
        seen(anna, event.target)
    assert heard() == 0
    told()
    heard()
    with commit():
        moment = reader.post(f"{NEWS}gelesen/").url.partition("gelesen=")[2]
    assert heard() == 1
    assert moment


def test_the_number_is_fetched_and_said(reader, told):
    assert number_in(page(reader, f"{NEWS}zahl/")) == ""
    told(2)

    html = page(reader, f"{NEWS}zahl/")

    assert number_in(html) == "2"
    assert re.search(r'role="status" id="bell-status" data-hx-swap-oob="true">[^<]*2', html)

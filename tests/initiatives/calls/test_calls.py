"""A call's life, and what the directory says of it."""

import datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from initiatives.calls.choices import Direction, Kind, Status
from initiatives.calls.errors import CallError
from initiatives.calls.models import Call
from initiatives.calls.services import calls, expiry
from initiatives.directory.layers import layer
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.services import rebuild
from portal.moderation.choices import Action
from portal.moderation.models import Case
from portal.moderation.services.deciding import decide
from tests.factories.accounts import UserFactory
from tests.factories.calls import AnswerFactory, CallFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory, TopicFactory


def draft(**fields):
    until = timezone.localdate() + datetime.timedelta(days=20)
    return Call(**{"title": "Beete umgraben", "text": "Mit Spaten.", "until": until, **fields})


def state(call):
    return Call.objects.get(pk=call.pk).status


def listed(name="gesuche", language="de"):
    return list(DirectoryEntry.objects.on(name).for_readers_of(language).values_list("title", flat=True))


def on_the_desk(manager):
    return list(Case.objects.open().for_manager(manager).values_list("title", flat=True))


def wants_people(initiative):
    return (
        DirectoryEntry.objects.on("initiativen")
        .filter(object_id=initiative.pk)
        .values_list("wants_people", flat=True)[0]
    )


def test_a_contact_calls_for_their_initiative_and_it_stands_in_the_directory(initiative, anna):
    topic = TopicFactory()
    call = calls.create_call(call=draft(initiative=initiative), topics=[topic], actor=anna)

    entry = DirectoryEntry.objects.on("gesuche").get(language="de")
    assert (call.owner, call.status, call.published_at is None) == (anna, Status.OPEN, False)
    assert (entry.title, entry.kind, entry.wants_people) == ("Beete umgraben", "hands", True)
    assert list(entry.topics.all()) == [topic]
    assert listed(language="en") == ["Beete umgraben"]


def test_an_open_call_for_hands_makes_its_initiative_look_for_people(initiative, anna):
    before = wants_people(initiative)
    call = calls.create_call(call=draft(initiative=initiative), topics=[], actor=anna)
    meanwhile = wants_people(initiative)
    calls.close(call=call, actor=anna)

    assert (before, meanwhile, wants_people(initiative)) == (False, True, False)


def test_a_call_for_a_room_does_not(initiative, anna):
    calls.create_call(call=draft(initiative=initiative, kind=Kind.ROOM), topics=[], actor=anna)

    assert wants_people(initiative) is False


def test_a_draft_is_not_listed_before_it_is_published(initiative, anna):
    call = calls.create_call(call=draft(initiative=initiative), topics=[], actor=anna, publish=False)
    before = listed()
    calls.publish(call=call, actor=anna)

    assert (before, listed()) == ([], ["Beete umgraben"])


def test_strangers_call_for_nobody(initiative, clara, kiel):
    neighbour = ManagerFactory(municipalities=[MunicipalityFactory()]).user

    for actor in (clara, neighbour):
        with pytest.raises(PermissionDenied):
            calls.create_call(call=draft(initiative=initiative), topics=[], actor=actor)
    with pytest.raises(PermissionDenied):
        calls.create_call(call=draft(municipality=kiel), topics=[], actor=clara)


def test_managers_call_for_their_municipality(maren, kiel):
    calls.create_call(call=draft(municipality=kiel), topics=[], actor=maren)

    assert listed() == ["Beete umgraben"]


def test_an_offer_waits_for_the_managers(kiel, maren, ben, commit):
    with commit():
        offer = calls.offer(
            call=draft(municipality=kiel, direction=Direction.OFFERS), topics=[], actor=ben, moderated=True
        )
    before, waiting = listed("angebote"), on_the_desk(maren)
    with commit():
        calls.approve(call=offer, actor=maren)

    assert (before, listed("angebote")) == ([], ["Beete umgraben"])
    assert (waiting, on_the_desk(maren)) == (["Beete umgraben"], [])
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]


def test_an_offer_is_published_from_the_desk_and_its_owner_hears_of_it_once(kiel, maren, ben, commit):
    offer = calls.offer(call=draft(municipality=kiel, direction=Direction.OFFERS), topics=[], actor=ben, moderated=True)
    with commit():
        decide(case=Case.objects.open().of(offer).get(), action=Action.APPROVE, reason="", actor=maren)

    assert (state(offer), on_the_desk(maren)) == (Status.OPEN, [])
    assert [message.to for message in mail.outbox] == [["ben@example.org"]]


@pytest.mark.parametrize("by", ["closed", "over"])
def test_an_offer_that_waits_for_nobody_any_more_is_not_on_the_desk(kiel, maren, ben, by):
    offer = calls.offer(call=draft(municipality=kiel, direction=Direction.OFFERS), topics=[], actor=ben, moderated=True)
    waiting = on_the_desk(maren)
    if by == "closed":
        calls.close(call=offer, actor=ben)
    else:
        Call.objects.update(until=timezone.localdate() - datetime.timedelta(days=1))
        expiry.expire()

    assert (waiting, on_the_desk(maren)) == (["Beete umgraben"], [])


def test_an_offer_that_is_turned_down_goes_back_with_the_reason(offer, maren, commit):
    Call.objects.update(status=Status.WAITING)
    with commit():
        calls.turn_down(call=offer, reason="Bitte ohne Werbung.", actor=maren)
    turned_down = state(offer)
    calls.submit_again(call=offer, actor=offer.owner)

    assert (turned_down, state(offer)) == (Status.DRAFT, Status.WAITING)
    assert on_the_desk(maren) == [offer.title]
    assert "Bitte ohne Werbung." in mail.outbox[0].body


def test_without_moderation_an_offer_is_open_at_once(kiel, ben):
    offer = calls.offer(
        call=draft(municipality=kiel, direction=Direction.OFFERS), topics=[], actor=ben, moderated=False
    )

    assert offer.status == Status.OPEN


def test_an_offer_that_looks_like_spam_waits_even_where_offers_are_not_moderated(kiel, ben, maren):
    text = " ".join(f"https://{name}.example.com" for name in ("kauf", "jetzt", "sofort", "billig"))
    offer = calls.offer(
        call=draft(municipality=kiel, direction=Direction.OFFERS, text=text), topics=[], actor=ben, moderated=False
    )

    assert (offer.status, on_the_desk(maren)) == (Status.WAITING, ["Beete umgraben"])


def test_an_offer_changed_waits_again_where_offers_are_moderated(offer, ben, maren):
    offer.title = "Werbung"
    calls.update_call(call=offer, topics=[], actor=ben, moderated=True)

    assert state(offer) == Status.WAITING
    assert on_the_desk(maren) == ["Werbung"]


def test_only_managers_of_the_place_approve(offer, clara, ben):
    Call.objects.update(status=Status.WAITING)
    neighbour = ManagerFactory(municipalities=[MunicipalityFactory()]).user

    for actor in (clara, ben, neighbour):
        with pytest.raises(PermissionDenied):
            calls.approve(call=offer, actor=actor)


def test_more_places_open_a_filled_call(call, anna):
    AnswerFactory(call=call, status="accepted")
    Call.objects.update(status=Status.FILLED)
    call.how_many = 2
    calls.update_call(call=call, topics=[], actor=anna)

    assert state(call) == Status.OPEN


def test_fewer_places_fill_it(call, anna):
    Call.objects.update(how_many=3)
    AnswerFactory(call=call, status="accepted")
    call.how_many = 1
    calls.update_call(call=call, topics=[], actor=anna)

    assert state(call) == Status.FILLED


@pytest.mark.parametrize("change", [calls.mark_as_filled, calls.reopen, calls.close, calls.publish])
def test_strangers_change_nothing(call, clara, change):
    with pytest.raises(PermissionDenied):
        change(call=call, actor=clara)

    assert state(call) == Status.OPEN


def test_what_changed_meanwhile_is_said(call, anna):
    calls.mark_as_filled(call=call, actor=anna)

    with pytest.raises(CallError):
        calls.mark_as_filled(call=call, actor=anna)


def test_what_is_over_opens_for_four_weeks_more(call, anna):
    Call.objects.update(status=Status.EXPIRED, until=timezone.localdate() - datetime.timedelta(days=90))
    calls.reopen(call=call, actor=anna)

    assert Call.objects.get().until == timezone.localdate() + datetime.timedelta(days=28)


def test_a_week_before_the_end_the_contact_is_asked_once(call, commit):
    Call.objects.update(until=timezone.localdate() + datetime.timedelta(days=7))
    CallFactory(until=timezone.localdate() + datetime.timedelta(days=8), owner=UserFactory())
    with commit():
        first = expiry.ask_whether_still_needed()
        second = expiry.ask_whether_still_needed()

    assert (first, second) == (1, 0)
    assert [message.to for message in mail.outbox] == [["anna@example.org"]]
    assert "/mitmachen/verlaengerung/" in mail.outbox[0].body


def test_after_an_extension_it_is_asked_again(call, anna, commit):
    Call.objects.update(until=timezone.localdate())
    with commit():
        expiry.ask_whether_still_needed()
        calls.extend(call=call, actor=anna, days=5)
        again = expiry.ask_whether_still_needed()

    assert again == 1


def test_calls_expire_by_themselves(call, initiative):
    rebuild("gesuche")
    Call.objects.update(until=timezone.localdate() - datetime.timedelta(days=1))
    today = CallFactory(until=timezone.localdate())

    assert expiry.expire() == 1
    assert (state(call), state(today)) == (Status.EXPIRED, Status.OPEN)
    assert listed() == []
    assert wants_people(initiative) is False


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_call_goes_with_its_initiatives_page(call, initiative, how):
    rebuild("gesuche")
    before = listed()
    getattr(initiative, how)()

    assert (before, listed()) == (["Lötkolben halten"], [])


def test_the_layers_ask_as_often_for_thirty_as_for_one(call, initiative, query_count):
    def read():
        list(layer("gesuche").rows(None))
        layer("gesuche").cards(list(Call.objects.values_list("pk", flat=True)))

    call.topics.add(TopicFactory())
    read()
    with query_count() as one:
        read()
    for _number in range(29):
        CallFactory(initiative=initiative, topics=[TopicFactory()])
    read()
    with query_count() as thirty:
        read()

    assert len(thirty) == len(one)

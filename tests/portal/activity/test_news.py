"""What is new, of a thing and of what somebody follows; and in which words."""

from django.contrib.auth.models import AnonymousUser

from portal.activity.choices import Reason
from portal.activity.events import forget, happen
from portal.activity.models import Event, Notification
from portal.activity.reading import bundles, hear, tell
from portal.activity.services import follow
from tests.factories.regions import TopicFactory


def test_an_event_stands_under_its_thing_its_place_and_what_it_is_about(noise, topic, kiel, anna):
    other, further = TopicFactory(), TopicFactory()
    event = happen("test.noise", target=topic, actor=anna, scope=kiel, about=[other])

    for thing in (topic, kiel, other):
        assert list(Event.objects.concerning(thing)) == [event]
    assert not Event.objects.concerning(further).exists()
    assert list(Event.objects.concerning(topic, kiel, further)) == [event]


def test_what_somebody_follows_is_found_and_nothing_for_who_is_not_signed_in(noise, topic, anna):
    further = TopicFactory()
    event = happen("test.noise", target=topic, actor=None)
    happen("test.noise", target=further, actor=None)
    follow(target=topic, actor=anna)

    assert list(Event.objects.of_what_follows(anna)) == [event]
    assert not Event.objects.of_what_follows(AnonymousUser()).exists()


def test_access_is_asked_when_it_is_read(noise, topic, anna, ben):
    event = happen("test.noise", target=topic, actor=None)
    noise.hidden.add((anna.pk, event.pk))

    assert tell(anna, [event], "de") == []
    assert [each.line.words for each in tell(ben, [event], "en")] == [f"en: Geräusch {event.pk}"]


def test_what_an_app_left_behind_is_passed_over(noise, topic, anna):
    event = happen("test.noise", target=topic, actor=None)
    event.kind = "gone.away"

    assert tell(anna, [event], "de") == []


def test_notifications_about_the_same_are_one_line_the_newest_first(noise, topic, anna, commit):
    noise.named = [(anna.pk, Reason.NAMED)]
    with commit():
        events = [happen("test.noise", target=target, actor=None) for target in (topic, TopicFactory(), topic, topic)]

    found = bundles(hear(anna, list(Notification.objects.of(anna).newest_first()), "de"), "de")

    assert [[part.event.pk for part in each.parts] for each in found] == [
        [events[3].pk, events[2].pk, events[0].pk],
        [events[1].pk],
    ]
    assert found[0].words.startswith(f"de: Geräusch {events[3].pk}")
    assert found[0].words != found[0].newest.line.words
    assert found[0].why == str(Reason.NAMED.label)


def test_of_what_is_gone_nothing_is_told(noise, topic):
    happen("test.noise", target=topic, actor=None)

    forget(topic)

    assert not Event.objects.exists()

"""Each page of an appointment poll, for those who belong to the project."""

from tests.factories.appointments import ParticipantFactory


def test_the_pages_open(as_person, ben, poll, address):
    client = as_person(ben)
    for name in ("detail", "edit", "close"):
        assert client.get(address(name, poll)).status_code == 200
    assert client.get(address("create")).status_code == 200
    assert client.get(address("option", poll, poll.options.first().pk)).status_code == 200


def test_outside(client, poll):
    poll.takes_outsiders = True
    poll.save()
    assert client.get(f"/terminumfragen/{poll.token}/").status_code == 200
    me = ParticipantFactory(poll=poll, outside=True)
    assert client.get(f"/terminumfragen/antwort/{me.token}/").status_code == 200

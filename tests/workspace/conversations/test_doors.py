"""Every address of a conversation with each kind of person: whoever does not belong to it finds nothing."""

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.conversations import AttachmentFactory, CircularFactory
from workspace.conversations.models import Attachment, Message

FORM, BUTTON = "form", "button"
OF_A_CONVERSATION = {
    "detail": FORM,
    "news": FORM,
    "people": FORM,
    "mute": BUTTON,
    "delete": BUTTON,
    "leave": BUTTON,
    "undo": BUTTON,
}
OF_A_MESSAGE = {
    "edit_message": FORM,
    "delete_message": BUTTON,
    "restore_message": BUTTON,
    "report_message": FORM,
}


def statuses(client, group, without=""):
    """Of each address, asked for as its form or button asks."""
    message = group.messages.get()
    found = {}
    for name, kind in {**OF_A_CONVERSATION, **OF_A_MESSAGE}.items():
        if name == without:
            continue
        url = reverse(f"conversations:{name}", args=[group.pk, *([message.pk] if name in OF_A_MESSAGE else [])])
        found[name] = (client.post(url) if kind == BUTTON else client.get(url)).status_code
    found["attachment"] = client.get(
        reverse("conversations:attachment", args=[Attachment.objects.get().pk])
    ).status_code
    return found


@pytest.mark.parametrize("who", ["stranger", "manager", "admin"])
def test_whoever_does_not_belong_to_it_finds_nothing(as_person, group, clara, maren, who):
    AttachmentFactory(message=group.messages.get())
    person = {"stranger": clara, "manager": maren, "admin": UserFactory(is_superuser=True)}[who]

    assert set(statuses(as_person(person), group).values()) == {404}
    assert group.participants.filter(left_at=None).count() == 3


def test_nobody_is_sent_to_sign_in(as_person, group):
    AttachmentFactory(message=group.messages.get())

    assert set(statuses(as_person(), group).values()) == {302}


def test_whoever_has_left_finds_nothing_but_the_way_back(as_person, group, ben):
    client = as_person(ben)
    AttachmentFactory(message=group.messages.get())
    client.post(reverse("conversations:leave", args=[group.pk]))

    found = statuses(client, group, without="undo")
    assert set(found.values()) == {404}
    assert client.post(reverse("conversations:undo", args=[group.pk])).status_code == 302
    assert client.get(group.get_absolute_url()).status_code == 200


def test_others_change_nothing_of_mine(as_person, group, ben):
    message = group.messages.get()
    client = as_person(ben)

    assert client.get(reverse("conversations:edit_message", args=[group.pk, message.pk])).status_code == 403
    assert client.post(reverse("conversations:delete_message", args=[group.pk, message.pk])).status_code == 403
    assert Message.objects.get().is_shown


def test_a_message_is_found_in_its_own_conversation_only(as_person, talk, group, anna):
    url = reverse("conversations:edit_message", args=[talk.pk, group.messages.get().pk])

    assert as_person(anna).get(url).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("got it", 200), ("stranger", 404), ("manager", 200), ("admin", 404)])
def test_a_circular_is_there_for_those_who_got_it_and_for_the_managers(as_person, kiel, maren, ben, clara, who, status):
    circular = CircularFactory(municipality=kiel, by=maren, to=[ben])
    people = {"got it": ben, "stranger": clara, "manager": maren, "admin": UserFactory(is_superuser=True)}

    assert as_person(people[who]).get(circular.get_absolute_url()).status_code == status

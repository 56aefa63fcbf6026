"""Whoever looks after a group removes people from it, and hands that over; both are said in it."""

import pytest
from django.urls import reverse

from portal.activity.models import Event
from workspace.conversations.choices import Notice
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.own_data import erase_messages
from workspace.conversations.services import attending, beginning


def press(client, name, group, person):
    return client.post(reverse(f"conversations:{name}", args=[group.pk, person.public_id]))


def page(client, person, group):
    client.force_login(person)
    return client.get(group.get_absolute_url())


def there(group):
    return sorted(group.participants.present().values_list("user__name", flat=True))


def test_whoever_begins_a_group_looks_after_it(project, anna, ben, gesa, long_here, commit):
    long_here(anna)
    with commit():
        message = beginning.begin(people=[ben, gesa], actor=anna, text="Moin")

    assert message.conversation.keeper == anna


def test_who_was_removed_reads_nothing_any_more_and_the_others_read_that_it_was_done(client, anna, ben, gesa, group):
    client.force_login(anna)
    press(client, "remove_person", group, ben)
    press(client, "remove_person", group, ben)

    assert there(group) == ["Anna Ahrens", "Gesa Gast"]
    assert page(client, ben, group).status_code == 404
    html = page(client, gesa, group).text
    assert html.count("Anna Ahrens hat Ben Behrens aus der Unterhaltung genommen.") == 1
    assert (
        "Anna Ahrens hat Ben Behrens aus der Unterhaltung genommen." in client.get(reverse("conversations:list")).text
    )
    assert Event.objects.count() == 0  # no mail of it
    notice = Message.objects.get(notice=Notice.REMOVED)
    for name in ("edit_message", "report_message"):
        assert client.get(reverse(f"conversations:{name}", args=[group.pk, notice.pk])).status_code in {403, 404}


@pytest.mark.parametrize("name", ["remove_person", "hand_over"])
def test_only_who_looks_after_it_may(client, anna, ben, gesa, clara, group, name):
    client.force_login(ben)
    assert press(client, name, group, gesa).status_code == 403
    client.force_login(clara)
    assert press(client, name, group, gesa).status_code == 404
    client.force_login(anna)
    assert press(client, name, group, clara).status_code == 404

    assert len(there(group)) == 3
    assert Conversation.objects.get(pk=group.pk).keeper == anna


def test_two_people_have_nobody_who_removes_the_other(client, ben, anna, talk):
    client.force_login(ben)

    assert press(client, "remove_person", talk, anna).status_code == 403


def test_it_is_handed_over(client, anna, ben, gesa, group):
    client.force_login(anna)
    press(client, "hand_over", group, ben)

    assert press(client, "remove_person", group, gesa).status_code == 403
    client.force_login(ben)
    press(client, "remove_person", group, gesa)
    html = page(client, anna, group).text
    assert "Um diese Unterhaltung kümmert sich jetzt Ben Behrens." in html
    assert there(group) == ["Anna Ahrens", "Ben Behrens"]


def test_only_the_keeper_lets_somebody_in_again_who_was_removed(client, anna, ben, gesa, group):
    client.force_login(anna)
    press(client, "remove_person", group, ben)

    client.force_login(ben)
    client.post(reverse("conversations:undo", args=[group.pk]))
    client.force_login(gesa)
    client.post(reverse("conversations:people", args=[group.pk]), {"people": [ben.pk]})
    assert there(group) == ["Anna Ahrens", "Gesa Gast"]

    attending.add_people(conversation=group, people=[ben], actor=anna)
    assert Participant.objects.get(conversation=group, user=ben).was_removed is False
    assert "Wer hat Kabelbinder?" not in page(client, ben, group).text


def test_who_leaves_or_deletes_the_account_leaves_it_to_who_is_in_it_longest(anna, ben, gesa, group):
    attending.leave(conversation=group, actor=anna)
    group.refresh_from_db()
    assert group.keeper == ben

    erase_messages(ben)

    group.refresh_from_db()
    assert group.keeper == gesa
    assert group.messages.filter(notice=Notice.KEEPER).count() == 2

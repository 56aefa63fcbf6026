"""Calls that the moderation hides: by a decision, and whatever their owner does meanwhile."""

import pytest
from django.core.exceptions import PermissionDenied

from initiatives.calls.choices import Status
from initiatives.calls.errors import CallError
from initiatives.calls.models import Call
from initiatives.calls.services import answers
from initiatives.calls.services import calls as services
from initiatives.directory.models import DirectoryEntry
from portal.moderation.choices import Action
from portal.moderation.models import Case
from portal.moderation.services.deciding import decide
from portal.moderation.services.reporting import report
from tests.factories.calls import CallFactory


def hide(call, clara, maren):
    report(target=call, reason="spam", text="", actor=clara)
    return decide(case=Case.objects.open().of(call).get(), action=Action.HIDE, reason="Werbung", actor=maren)


def test_a_hidden_offer_is_seen_by_its_owner_and_the_managers_alone(client, offer, ben, clara, maren):
    services.save_from_admin(call=offer)
    assert DirectoryEntry.objects.filter(object_id=offer.pk, layer="angebote").exists()

    hide(offer, clara, maren)

    assert client.get(f"/mitmachen/{offer.pk}/").status_code == 404
    assert not Call.objects.open().exists()
    assert not DirectoryEntry.objects.filter(object_id=offer.pk, layer="angebote").exists()
    client.force_login(ben)
    assert "Die Moderation hat dies verborgen." in client.get(f"/mitmachen/{offer.pk}/").text
    client.force_login(maren)
    assert client.get(f"/mitmachen/{offer.pk}/").status_code == 200


def test_its_owner_cannot_show_it_again(offer, ben, clara, maren):
    hide(offer, clara, maren)

    services.close(call=offer, actor=ben)
    services.reopen(call=offer, actor=ben)

    assert not Call.objects.open().exists()
    with pytest.raises((CallError, PermissionDenied)):
        answers.answer(call=offer, message="Ich!", actor=clara)


def test_shown_again_it_is_what_it_was(kiel, ben, clara, maren):
    offer = CallFactory(direction="offers", owner=ben, municipality=kiel, status=Status.WAITING)
    services.hide(call=offer)

    services.unhide(call=offer)

    offer.refresh_from_db()
    assert (offer.status, offer.is_hidden) == (Status.WAITING, False)

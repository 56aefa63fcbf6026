from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission

from home.forms import CONSENT
from home.submissions import forget_old_answers
from portal.base.guards import STAMP, TRAP, signer
from portal.base.models import PortalSettings
from portal.moderation.models import Case
from tests.factories.pages import FormPageFactory


@pytest.fixture
def form_page(home_page):
    return FormPageFactory(parent=home_page, to_address="kontakt@example.org")


def send(client, page, guards, **answers):
    return client.post(page.url, {"nachricht": "Moin", "e_mail": "anna@example.org", **guards, **answers})


def test_an_answer_is_kept_and_mailed_with_the_sender_to_answer_to(client, form_page, guards, commit):
    with commit():
        response = send(client, form_page, guards)

    assert response.url == f"{form_page.url}?danke"
    assert FormSubmission.objects.get().form_data == {"nachricht": "Moin", "e_mail": "anna@example.org"}
    assert mail.outbox[0].to == ["kontakt@example.org"]
    assert mail.outbox[0].reply_to == ["anna@example.org"]
    assert mail.outbox[0].body.splitlines()[:2] == ["Nachricht: Moin", "E-Mail: anna@example.org"]


def test_without_an_address_answers_go_to_the_contact_of_the_portal(client, home_page, guards, commit):
    page = FormPageFactory(parent=home_page)
    portal = PortalSettings.for_site(home_page.get_site())
    portal.contact_email = "klima@example.org"
    portal.save()

    with commit():
        send(client, page, guards)

    assert mail.outbox[0].to == ["klima@example.org"]


def test_the_same_answer_twice_is_kept_and_mailed_once(client, form_page, guards, commit):
    with commit():
        first = send(client, form_page, guards)
        second = send(client, form_page, guards)

    assert first.url == second.url
    assert FormSubmission.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_same_answer_is_kept_again_after_a_minute(client, form_page, guards):
    send(client, form_page, guards)
    FormSubmission.objects.update(submit_time=timezone.now() - timedelta(minutes=2))
    send(client, form_page, guards)

    assert FormSubmission.objects.count() == 2


@pytest.mark.parametrize("trap", [{TRAP: "https://spam.example"}, {STAMP: "forged"}, {STAMP: ""}])
def test_machines_are_stopped(client, form_page, guards, trap):
    response = send(client, form_page, guards, **trap)

    assert response.status_code == 200
    assert FormSubmission.objects.count() == 0
    assert len(response.context["form"].non_field_errors()) == 1


def test_what_concerns_the_whole_form_is_said_once(client, form_page):
    response = send(client, form_page, {STAMP: signer.sign("form")})

    (error,) = response.context["form"].non_field_errors()
    assert response.content.decode().count(error) == 1


def test_a_form_sent_in_the_blink_of_an_eye_is_stopped(client, form_page):
    send(client, form_page, {STAMP: signer.sign("form")})

    assert FormSubmission.objects.count() == 0


def test_a_form_that_was_open_for_days_gets_a_new_stamp(client, form_page):
    response = send(client, form_page, {STAMP: "too-old"})

    assert signer.unsign(response.context["form"][STAMP].value()) == "form"


def test_errors_stand_at_the_field_and_in_the_summary(client, form_page, guards):
    response = send(client, form_page, guards, nachricht="", e_mail="no address")

    assert set(response.context["form"].errors) == {"nachricht", "e_mail"}
    html = response.content.decode()
    assert html.count("data-error-summary") == 1
    assert 'href="#id_nachricht"' in html


def test_consent_is_asked_for_and_kept_in_its_words(client, home_page, guards):
    page = FormPageFactory(parent=home_page, consent_text="Ich bin einverstanden.")

    refused = send(client, page, guards)
    send(client, page, guards, **{CONSENT: "on"})

    assert set(refused.context["form"].errors) == {CONSENT}
    assert FormSubmission.objects.get().form_data[CONSENT] == "Ich bin einverstanden."
    assert page.get_data_fields()[-1][0] == CONSENT


def test_the_thank_you_page_can_be_reloaded(client, home_page):
    page = FormPageFactory(parent=home_page, thanks_title="Moin und danke")

    response = client.get(f"{page.url}?danke")

    assert response.templates[0].name == "home/form_page_thanks.html"
    assert "Moin und danke" in response.content.decode()


@pytest.mark.parametrize("text", ["🌻" * 500, "مرحبا بالعالم", "x" * 5_000, "<script>alert(1)</script>"])
def test_odd_answers_are_kept_as_they_are(client, form_page, guards, text):
    send(client, form_page, guards, nachricht=text)

    assert FormSubmission.objects.get().form_data["nachricht"] == text


@pytest.mark.parametrize("mode", ["form", "landing"])
def test_both_sides_of_a_form_can_be_previewed(rf, form_page, mode):
    response = form_page.make_preview_request(preview_mode=mode)

    assert response.status_code == 200


def test_an_answer_waits_on_the_desk_until_a_manager_has_dealt_with_it(client, form_page, guards, maren):
    send(client, form_page, guards)
    case = Case.objects.open().of(FormSubmission.objects.get()).get()
    client.force_login(maren)

    page = client.get(f"/admin/schreibtisch/{case.pk}/").content.decode()
    client.post(f"/admin/schreibtisch/{case.pk}/", {"action": "keep"})

    assert "Nachricht: Moin" in page
    assert "mailto:anna@example.org" in page
    assert "Erledigt" in page
    case.refresh_from_db()
    assert not case.is_open


def test_an_answer_stays_off_the_desk_where_the_page_says_so(client, form_page, guards):
    form_page.on_desk = False
    form_page.save()

    send(client, form_page, guards)

    assert FormSubmission.objects.count() == 1
    assert not Case.objects.exists()


def test_an_answer_that_is_deleted_waits_for_nobody(client, form_page, guards):
    send(client, form_page, guards)

    FormSubmission.objects.get().delete()

    assert not Case.objects.open().exists()


def test_nobody_reads_an_answer_by_reporting_it(client, form_page, guards, maren):
    send(client, form_page, guards)
    client.force_login(maren)

    response = client.get(f"/melden/zuschrift/{FormSubmission.objects.get().pk}/")

    assert response.status_code == 404


def test_answers_are_deleted_when_the_page_says_so(client, form_page, guards):
    form_page.kept_for = 6
    form_page.save()
    send(client, form_page, guards)
    send(client, form_page, guards, nachricht="Noch einmal")
    old = FormSubmission.objects.order_by("pk")[0]
    FormSubmission.objects.filter(pk=old.pk).update(submit_time=timezone.now() - timedelta(days=181))

    assert forget_old_answers() == 1
    assert not FormSubmission.objects.filter(pk=old.pk).exists()
    assert FormSubmission.objects.count() == 1
    assert Case.objects.open().count() == 1


def test_without_a_number_of_months_answers_stay(client, form_page, guards):
    form_page.kept_for = None
    form_page.save()
    send(client, form_page, guards)
    FormSubmission.objects.update(submit_time=timezone.now() - timedelta(days=4000))

    assert forget_old_answers() == 0

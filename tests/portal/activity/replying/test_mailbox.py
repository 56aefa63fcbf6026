"""Fetching what comes back from a mailbox."""

import datetime
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError

from portal.activity.replying import jobs, mailbox
from tests.portal.activity.replying.mailboxes import Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(settings):
    opened = Mailbox()
    settings.MAIL_IN_URL = f"imap://antwort%40example.org:geheim%20und%20%23lang@127.0.0.1:{opened.port}/INBOX"
    yield opened
    opened.close()


def test_what_lies_there_is_taken_in_its_order_and_deleted(box, to_wall, wall, write):
    box.mails = {3: write(to_wall, "Erstens"), 9: write(to_wall, "Zweitens")}

    assert mailbox.fetch() == 2
    assert wall.texts == ["Erstens", "Zweitens"]
    assert box.mails == {}


def test_the_job_looks_into_it(box, to_wall, wall, write):
    box.mails = {1: write(to_wall)}

    jobs.fetch_mails()

    assert len(wall.texts) == 1


def test_of_what_is_too_large_only_the_head_is_fetched(box, to_wall, wall, write):
    box.mails, box.sizes = {1: write(to_wall)}, {1: 30 * 1024 * 1024}

    mailbox.fetch()

    assert not [each for each in box.asked if "BODY.PEEK[]" in each]
    assert "25 MB" in mail.outbox[0].body
    assert (wall.texts, box.mails) == ([], {})


def test_one_that_cannot_be_read_stays_there_marked_and_does_not_hold_up_the_others(
    box, to_wall, wall, write, logged_errors
):
    box.mails = {1: write(to_wall, "Erstens"), 2: write(to_wall, "Zweitens")}
    wall.refuses_with = RuntimeError("oh")
    mailbox.fetch()
    logged_errors.clear()
    wall.refuses_with = None
    box.mails[3] = write(to_wall, "Drittens")

    mailbox.fetch()

    assert wall.texts == ["Drittens"]
    assert sorted(box.mails) == [1, 2]


def test_without_a_database_all_stays_there(box, to_wall, wall, write):
    box.mails = {1: write(to_wall), 2: write(to_wall)}
    wall.refuses_with = OperationalError("away")
    with pytest.raises(OperationalError):
        mailbox.fetch()

    wall.refuses_with = None
    mailbox.fetch()

    assert len(wall.texts) == 2


def test_a_mailbox_that_is_away_or_refuses_is_said_and_raises_nothing(box, settings, caplog):
    settings.MAIL_IN_URL = settings.MAIL_IN_URL.replace("geheim", "falsch")
    jobs.fetch_mails()
    settings.MAIL_IN_URL = "imap://a:b@127.0.0.1:1/INBOX"
    jobs.fetch_mails()

    assert len([line for line in caplog.messages if "MAIL_IN_URL" in line]) == 2
    assert "falsch" not in caplog.text


def test_without_a_mailbox_nothing_is_fetched(settings):
    settings.MAIL_IN_URL = ""

    jobs.fetch_mails()
    with pytest.raises(CommandError, match="MAIL_IN_URL"):
        call_command("take_mail", "--imap")


@pytest.fixture
def self_signed(tmp_path):
    """The file of a certificate with its key, that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    file = tmp_path / "own.pem"
    kept = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(kept[0]) + key.private_bytes(*kept))
    return file


@pytest.fixture
def box_with_tls(settings, self_signed):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed)
    opened = Mailbox(context)
    settings.MAIL_IN_URL = f"imaps://antwort%40example.org:geheim%20und%20%23lang@localhost:{opened.port}/INBOX"
    yield opened
    opened.close()


def test_a_mailbox_with_a_certificate_that_nobody_knows_hears_no_password(box_with_tls, to_wall, write, caplog):
    box_with_tls.mails = {3: write(to_wall, "Erstens")}

    jobs.fetch_mails()

    assert [line for line in caplog.messages if "MAIL_IN_URL" in line]
    assert box_with_tls.asked == []
    assert list(box_with_tls.mails) == [3]


def test_a_certificate_that_is_known_is_taken(box_with_tls, self_signed, to_wall, wall, write, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(self_signed))
    box_with_tls.mails = {3: write(to_wall, "Erstens")}

    assert mailbox.fetch() == 1
    assert wall.texts == ["Erstens"]

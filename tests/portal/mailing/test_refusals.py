"""What the answers of mail servers mean."""

import smtplib

import pytest

from portal.mailing.refusals import refusal_of


@pytest.mark.parametrize("code", [421, 450, 451, 452])
def test_for_now(code):
    refusal = refusal_of(smtplib.SMTPRecipientsRefused({"a@example.org": (code, b"4.2.1 later")}))

    assert (refusal.is_for_good, refusal.is_of_the_line) == (False, False)
    assert refusal.words == f"{code} 4.2.1 later"


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"5.1.1 unknown")}),
        smtplib.SMTPDataError(554, b"5.6.0 no"),
        smtplib.SMTPSenderRefused(552, b"5.3.4 too large", "x@example.org"),
        smtplib.SMTPNotSupportedError("SMTPUTF8 is not supported"),
        UnicodeEncodeError("ascii", "ä", 0, 1, "no"),
    ],
)
def test_for_good(error):
    assert refusal_of(error).is_for_good


def test_a_sender_that_is_refused_is_our_mistake_and_the_mail_waits_until_it_is_mended():
    assert not refusal_of(smtplib.SMTPSenderRefused(553, b"5.7.1 not yours", "x@example.org")).is_for_good


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("gone"), ConnectionResetError(), TimeoutError()])
def test_a_line_that_ends_says_nothing(error):
    refusal = refusal_of(error)

    assert (refusal.is_for_good, refusal.is_of_the_line) == (False, True)


@pytest.mark.parametrize(
    ("code", "words", "is_of_the_address"),
    [
        (550, b"5.1.1 unknown", True),
        (550, b"5.2.1 disabled", True),
        (553, b"no such mailbox", True),
        (550, b"5.2.2 full", False),
        (550, b"5.7.1 policy", False),
        (554, b"rejected", False),
    ],
)
def test_whether_the_mailbox_is_gone(code, words, is_of_the_address):
    refusal = refusal_of(smtplib.SMTPRecipientsRefused({"a@example.org": (code, words)}))

    assert refusal.is_of_the_address == is_of_the_address


def test_words_in_no_charset_are_read_and_cut():
    refusal = refusal_of(smtplib.SMTPDataError(554, b"\xff" * 1000))

    assert len(refusal.words) == 500

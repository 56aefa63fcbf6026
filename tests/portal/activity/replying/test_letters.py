"""Reading mails, however broken they are."""

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.activity.replying import cutting, senders
from portal.activity.replying.letters import Letter


def letter(head, body=b""):
    return Letter(head.encode() + b"\n\n" + body)


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Grüße".encode()),
        ("iso-8859-1", "Grüße".encode("latin-1")),
        ("utf-8", "Grüße".encode("latin-1")),  # says one and is another
        ("us-ascii", "Grüße".encode()),
        ("x-unknown-8bit", "Grüße".encode()),
        ("klingon", "Grüße".encode("windows-1252")),
        ("utf-16", "Grüße".encode("utf-16")),
    ],
)
def test_charsets_right_wrong_and_unknown(charset, data):
    read = letter(f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit", data)

    assert read.text.strip() == "Grüße"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: multipart/mixed", b"without a boundary"),
        ("Content-Type: multipart/mixed; boundary=b", b"--b\n\nwithout an end"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64", b"this is no base64!"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode", b"begin 644 x\nnonsense\n"),
        ("Content-Type: ;;;===", b"what is this"),
        ("Subject: =?utf-8?b?###?=\nFrom: =?klingon?q?=FF?= <anna@example.org>", b"text"),
        ("Content-Disposition: attachment; filename*=klingon''%FF", b"text"),
        ("\x00\x00\x00", b"\x00\xff\xfe"),
        ("From: \xff\xfe <@>", b""),
    ],
)
def test_broken_mails_are_read_as_far_as_possible(head, body):
    read = letter(head, body)

    assert isinstance(read.text, str)
    assert "\x00" not in read.text
    assert isinstance(read.files, list)
    assert isinstance(read.header("Subject"), str)
    assert len(read.digest) == 64


PIECES = st.sampled_from(
    [
        b"From: anna@example.org\n",
        b"Content-Type: multipart/alternative; boundary=b\n",
        b"Content-Type: text/html; charset=\xff\n",
        b"Content-Type: text/plain; format=flowed; charset=utf-7\n",
        b"Content-Type: message/rfc822\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Disposition: inline; filename*0=a; filename*1*=utf-8''%e4\n",
        b'Content-Disposition: attachment; filename="=?utf-8?q?=FF?="\n',
        b"Authentication-Results: mx; dmarc=fail\n",
        b"Auto-Submitted: \xe4\n",
        b"Message-ID: <\xe4\n",
        b"\n",
        b"--b\n",
        b"--b--\n",
        b"<div><blockquote>=E4=",
        b"> \xe4\n",
    ]
)


@given(st.lists(PIECES | st.binary(max_size=20), max_size=14))
@settings(max_examples=200, deadline=None)
def test_nothing_that_comes_raises(pieces):
    read = Letter(b"".join(pieces))

    senders.is_automatic(read)
    senders.is_forged(read)
    cutting.own_words(read.text).encode()
    [file.name.encode() for file in read.files]
    [read.sender.encode(), read.digest, read.header("Subject").encode(), read.recipients]


def test_html_alone_without_what_it_quotes():
    html = """<html><head><style>p {}</style></head><body><p>Ich bringe <b>Kuchen</b> mit.</p><ul><li>Apfel</li></ul>
      <div class="gmail_quote">Am 26.11. schrieb MokWi: <blockquote>Hallo Anna</blockquote></div></body></html>"""

    read = letter("Content-Type: text/html; charset=utf-8", html.encode())

    assert read.text == "Ich bringe Kuchen mit.\n\n- Apfel"


def test_outlooks_html_without_what_follows_the_answer():
    html = (
        "<div>Ja, gern.</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'>Von: MokWi</div><div>Hallo</div>"
    )

    assert letter("Content-Type: text/html", html.encode()).text == "Ja, gern."


def test_lines_that_the_program_broke_are_one_again():
    text = "Ich bringe den Kuchen mit, den wir letztes \nJahr hatten.\nUnd Saft.\n> zitiert \n> mehr\n-- \nAnna"

    read = letter("Content-Type: text/plain; format=flowed", text.encode())

    assert read.text.splitlines()[:2] == ["Ich bringe den Kuchen mit, den wir letztes Jahr hatten.", "Und Saft."]
    assert read.text.splitlines()[-2:] == ["-- ", "Anna"]


def test_attachments_without_logos_and_signatures():
    outer = MIMEMultipart()
    outer.attach(MIMEText("Anbei.", "plain", "utf-8"))
    logo = MIMEImage(b"x" * 500, "png")
    logo.add_header("Content-Disposition", "inline", filename="logo.png")
    photo = MIMEImage(b"x" * 20_000, "jpeg")
    photo.add_header("Content-Disposition", "inline", filename="foto.jpg")
    plan = MIMEText("Plan", "plain", "utf-8")
    plan.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "../../Pläne/für uns.txt"))
    for part in (logo, photo, plan):
        outer.attach(part)

    read = Letter(outer.as_bytes())

    assert read.text.strip() == "Anbei."
    assert [(file.name, file.size) for file in read.files] == [("foto.jpg", 20_000), ("für uns.txt", 4)]


def test_a_mail_within_the_mail_is_not_looked_into():
    head = "Content-Type: multipart/mixed; boundary=b"
    inner = b"Content-Type: message/rfc822\n\nSubject: x\n\nFremdes\n"
    body = b"--b\nContent-Type: text/plain\n\nSiehe unten.\n--b\n" + inner + b"--b--\n"

    assert letter(head, body).text.strip() == "Siehe unten."


@pytest.mark.parametrize("said", ["", "a@example.org, b@example.org", "niemand", "a@b@c", "undisclosed-recipients:;"])
def test_without_one_sender_there_is_none(said):
    assert letter(f"From: {said}").sender == ""

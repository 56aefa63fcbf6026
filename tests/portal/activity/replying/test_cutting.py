"""What somebody wrote themselves, in the shapes that mail programs give an answer."""

import time

import pytest

from portal.activity.replying.cutting import own_words

OURS = """\
##- Du kannst auf diese Mail antworten: Schreib über diese Zeile. -##

Hallo Anna Ahrens,

Ben hat dir geantwortet."""


def quoted(text):
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


ANSWER = "Ich bringe Kuchen mit.\n\nUnd zwar:\n\n- Apfel\n- Kirsche"
WROTE = "Am 26.11.26 um 10:00 schrieb MokWi"
AFTER_THE_ANSWER = {
    "nothing": "",
    "Thunderbird": f"{WROTE}:\n{quoted(OURS)}\n",
    "Gmail": f"Am Do., 26. Nov. 2026 um 10:00 Uhr schrieb MokWi <\nantwort+r-1-a@example.org>:\n\n{quoted(OURS)}",
    "Gmail in English": f"On Thu, Nov 26, 2026 at 10:00 AM MokWi <portal@example.org> wrote:\n\n{quoted(OURS)}",
    "Apple": f"> {WROTE} <portal@example.org>:\n> \n{quoted(OURS)}",
    "Outlook": f"Von: MokWi <portal@example.org>\nGesendet: 26. November 2026\nAn: Anna\nBetreff: Neu\n\n{OURS}",
    "Outlook in English": f"{'_' * 32}\nFrom: MokWi <portal@example.org>\nSent: Thursday\nTo: Anna\n\n{OURS}",
    "a signature": "-- \nAnna Ahrens\nHafenstraße 1\n",
    "a greeting": f"Viele Grüße\nAnna\n\n{quoted(OURS)}",
    "a telephone": f"Gesendet von meinem iPhone\n\n> {WROTE}:\n> \n{quoted(OURS)}",
    "without our line": f"{WROTE}:\n> Hallo Anna,\n> Ben hat dir geantwortet.\n",
    "an unknown language": f"Den 26.11.2026 kl. 10:00 skrev MokWi <antwort+r-1@example.org>:\n{OURS}",
}


@pytest.mark.parametrize("rest", AFTER_THE_ANSWER.values(), ids=AFTER_THE_ANSWER)
def test_what_is_quoted_and_signed_is_cut(rest):
    assert own_words(f"{ANSWER}\n\n{rest}") == ANSWER


def test_an_answer_below_the_quotation():
    assert own_words(f"{WROTE}:\n{quoted(OURS)}\n\n{ANSWER}\n") == ANSWER


@pytest.mark.parametrize(
    "name", ["Outlook", "Outlook in English", "an unknown language", "Gmail", "Apple", "Thunderbird"]
)
def test_nothing_of_our_mail_is_taken_for_an_answer(name):
    assert own_words(f"\n\n{AFTER_THE_ANSWER[name]}") == ""


def test_a_long_paragraph_stays_whole():
    long = ("Das ist ein langer Satz über Kuchen. " * 200).strip()

    assert own_words(f"Hallo!\n\n{long}\n\n{long}\n\n{quoted(OURS)}") == f"Hallo!\n\n{long}\n\n{long}"


def test_answers_between_the_quoted_lines_stay():
    text = "Am 26.11.26 um 10:00 schrieb Ben:\n> Kommst du?\n\nJa.\n\n> Mit wem?\n\nMit Clara.\n"

    assert own_words(text) == "Ja.\n\nMit Clara."


@pytest.mark.parametrize(
    "text",
    [
        "Viele Grüße an alle!",
        "Achtung: Der Termin ist verschoben.",
        "Hinweis: bitte Mail an Ben.",
        "Danke - Anna",
        "- eins\n- zwei",
        "Am Montag schrieb mir Ben einen Brief.",
        "Von: hier\nbis da.",
    ],
)
def test_words_that_look_like_a_signature_stay_where_they_are_the_answer(text):
    assert own_words(text) == text


@pytest.mark.parametrize(
    "text", ["", "\n \n", quoted(OURS), f"Am 26.11.26 um 10:00 schrieb MokWi:\n{quoted(OURS)}", "\u200b"]
)
def test_nothing_is_nothing(text):
    assert own_words(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "On " * 20_000,
        "Am " * 20_000,
        "Am \n" * 20_000,
        "Von: x\n" * 8_000,
        " " * 50_000,
        "\n" * 50_000,
        "> " * 30_000,
        "_" * 50_000,
        "- a\n" * 12_000,
        "Disclaimer: mail " * 3_000,
        "Sent from my " * 4_000,
        "Am x schrieb " * 4_000,
        "* From: " * 6_000,
        "wrote:\nOn \n" * 4_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_mail_keeps_the_worker_busy(text):
    begun = time.process_time()

    own_words(text)

    assert time.process_time() - begun < 2

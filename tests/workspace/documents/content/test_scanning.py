import socket
from io import BytesIO

import pytest

from tests.workspace.documents.content import clamd
from workspace.documents.content.scanning import ScannerAwayError, TooLargeForScannerError, Verdict, scan


def test_a_clean_file_is_clean():
    content = b"Guten Tag" * 50_000
    with clamd.running() as scanner:
        verdict = scan(BytesIO(content), scanner.url)

    assert (verdict, scanner.asked) == (Verdict(is_clean=True), [content])


def test_a_virus_is_found_and_named():
    with clamd.running() as scanner:
        verdict = scan(BytesIO(b"Guten Tag" + clamd.EICAR), scanner.url)

    assert verdict == Verdict(is_clean=False, name="Win.Test.EICAR_HDB-1")


def test_it_is_reached_by_a_socket_on_disk(tmp_path):
    with clamd.running(path=tmp_path / "clamd.ctl") as scanner:
        assert scan(BytesIO(clamd.EICAR), scanner.url).is_clean is False


def test_the_whole_file_is_asked_about():
    with clamd.running() as scanner:
        file = BytesIO(clamd.EICAR)
        file.read()

        assert scan(file, scanner.url).is_clean is False


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl", "tcp://nobody.invalid:3310"])
def test_a_scanner_that_is_away_says_nothing_about_the_file(url):
    with pytest.raises(ScannerAwayError):
        scan(BytesIO(b"Guten Tag"), url)


@pytest.mark.parametrize("answer", [b"UNKNOWN COMMAND", b"stream: Can't allocate memory ERROR", b" ", b"OK FOUND?"])
def test_an_answer_that_is_none_says_nothing_about_the_file(answer):
    with clamd.running(answers=answer) as scanner, pytest.raises(ScannerAwayError):
        scan(BytesIO(b"Guten Tag"), scanner.url)


def test_a_scanner_that_takes_too_long_says_nothing_about_the_file(monkeypatch):
    monkeypatch.setattr("workspace.documents.content.scanning.SECONDS_TO_ANSWER", 0.05)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()

        with pytest.raises(ScannerAwayError):
            scan(BytesIO(b"Guten Tag"), f"tcp://127.0.0.1:{deaf.getsockname()[1]}")


def test_what_is_too_large_for_it_is_not_taken_for_clean():
    with clamd.running(largest=500_000) as scanner, pytest.raises(TooLargeForScannerError):
        scan(BytesIO(b"a" * 600_000), scanner.url)

"""What must not stand in a log or in a report: addresses, secret links, what a database says of values."""

import re

MASK = "…"
HIDDEN_AFTER = (
    "abmelden|abmeldung|abo|antwort|bestaetigung|dateien|eigenes|einladung|feeds|hochladen|kalender|meldungen|menschen|"
    "neu|personen|sperren|staffelstab|terminumfragen|texte|verlaengerung|zusage"
)
"""Parts of paths before a secret, or before whose page it is; a test compares them with all addresses."""
SEGMENT = re.compile(
    rf"(/(?:{HIDDEN_AFTER})/)(?!(?:{HIDDEN_AFTER})/)(?!\d+(?:[/?#\s\"']|$))[^/?#\s\"'<>]+", re.IGNORECASE
)
FILE = re.compile(r"(/dokumente/\d+/)[^/?#\s\"'<>]+")
ADDRESS = re.compile(r"[^\s@<>()\[\]{}\"',;:/=]+@[\w-]+(?:\.[\w-]+)*")
RANDOM = re.compile(r"\b(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{20,}")
SESSION = re.compile(r"\b[a-z0-9]{32}\b")
VALUES = re.compile(r"(DETAIL|Failing row contains|CONTEXT|LINE \d+)\b.*")
QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")


def masked(text: str) -> str:
    text = VALUES.sub(rf"\1: {MASK}", text)
    text = QUERY.sub(rf"\1?{MASK}", text)
    text = SEGMENT.sub(rf"\1{MASK}", text)
    text = FILE.sub(rf"\1{MASK}", text)
    text = ADDRESS.sub(MASK, text)
    text = RANDOM.sub(MASK, text)
    return SESSION.sub(MASK, text)

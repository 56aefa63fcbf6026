"""What people with bad intentions send, and the forms and addresses of a page into which they can send it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

MARK = "xq7"
"""Stands in whatever could become markup, a header or an address, and nowhere else."""
SUM = "62674"
STRINGS = {
    "script": f"<script>{MARK}()</script>",
    "tag": f'"><{MARK} on{MARK}=1>',
    "single quote": f"' on{MARK}='1",
    "double quote": f'" on{MARK}="1" style="',
    "end of a script": f"</script><{MARK}>",
    "end of a text": f"</textarea></title></style><{MARK}>",
    "address": f"javascript:{MARK}()",
    "other host": f"//{MARK}.example/",
    "other host, backslashes": f"https:\\\\{MARK}.example",
    "data": f"data:text/html,<{MARK}>",
    "header": f"x\r\nX-{MARK}: 1\r\n\r\n<{MARK}>",
    "line": f"x\nBcc: {MARK}@example.org",
    "odd line ends": f"x\u2028\u0085\x0b\x0c{MARK}",
    "NUL": f"a\x00{MARK}",
    "only NUL": "\x00",
    "escapes": "\x1b[31m\x07\x08",
    "lone surrogate": "a\ud800b",
    "right to left": "\u202egpj.exe\u202c \u2067x\u2069",
    "beyond the first plane": "🌻" * 50 + "\U0010ffff",
    "not a character": "\ufffe\uffff",
    "combining": "a" + "\u0301" * 300,
    "formats": "%s%n%(x)s{0.__class__}{} %d",
    "template": "{{ 31337|add:31337 }}{% load x %}{{ settings.SECRET_KEY }}",
    "other template": "${31337+31337}<%= 31337+31337 %>#{31337+31337}",
    "SQL": "1' OR '1'='1' -- ",
    "more SQL": "'; DROP TABLE portal_accounts_user; --",
    "like": "%_\\%",
    "path": "../../../../etc/passwd",
    "encoded path": "..%2f..%2fetc%2fpasswd%00.png",
    "windows path": "..\\..\\windows\\win.ini",
    "huge": "9" * 40,
    "beyond 32 bits": "2147483648",
    "beyond 64 bits": "9223372036854775808",
    "negative": "-1",
    "very negative": "-9223372036854775809",
    "zero": "0",
    "fraction": "1e400",
    "no number": "NaN",
    "infinite": "-Infinity",
    "other digits": "٣۴५",
    "superscript": "²",
    "year": "0000-00-00",
    "last year": "9999-12-31",
    "first year": "0001-01-01",
    "time": "9999-12-31T23:59:60",
    "rule": "RRULE:FREQ=SECONDLY;INTERVAL=0;COUNT=99999999",
    "JSON": '{"a": [1, null, {"b": "\\ud800"}]}',
    "half of JSON": '{"a": [',
    "deep JSON": "[" * 3000,
    "list": "[null]",
    "null": "null",
    "pattern": "(a+)+$" + "a" * 40 + "!",
    "empty": "",
    "spaces": " \t\u00a0\u200b ",
    "long": "x" * 70_000,
    "long word": "ä" * 300,
    "UUID": "00000000-0000-0000-0000-00000000000g",
    "address of mail": f'"<{MARK}>"@example.org',
    "two addresses": "a@example.org,b@example.org",
    "file": "file:///etc/passwd",
    "inside": "http://169.254.169.254/latest/meta-data/",
    "odd host": "http://[::1",
}


def encoded(pairs: list[tuple[str, str]]) -> str:
    """As a form is sent; a lone surrogate becomes bytes that are no UTF-8."""
    return "&".join(f"{part(name)}={part(value)}" for name, value in pairs)


def part(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@dataclass
class Field:
    name: str
    value: str
    is_file: bool = False


@dataclass
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)


class Page(HTMLParser):
    """The forms and links in a page, and the marks that have become markup."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.injected: list[str] = []
        self._form: Form | None = None
        self._text: Field | None = None
        self._select: Field | None = None
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self._look_for_marks(tag, given)
        self._script = tag == "script" and "json" not in given.get("type", "")
        for name in ("href", "hx-get"):
            if given.get(name):
                self._add_link(given[name])
        if given.get("hx-post"):
            self.forms.append(Form(self._absolute(given["hx-post"]), "post"))
        if tag == "form":
            self._form = Form(self._absolute(given.get("action", "")), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and given.get("name"):
            self._add_field(tag, given)
        elif tag == "option" and self._select and (not self._select.value or "selected" in given):
            self._select.value = given.get("value", "")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        self._text = None if tag == "textarea" else self._text
        self._select = None if tag == "select" else self._select
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text.value += data
        if self._script and MARK in data:
            self.injected.append(f"in a script: {data[:80]}")

    def _add_field(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if tag == "input" and kind in {"checkbox", "radio"} and "checked" not in given:
            return
        if tag not in {"input", "textarea", "select", "button"}:
            return
        added = Field(given["name"], given.get("value", ""), is_file=kind == "file")
        self._form.fields.append(added)
        self._text = added if tag == "textarea" else None
        self._select = added if tag == "select" else None

    def _look_for_marks(self, tag: str, given: dict[str, str]) -> None:
        if tag == MARK or any(name.startswith(f"on{MARK}") for name in given):
            self.injected.append(f"<{tag} {given}>")
        for name in ("href", "src", "action", "formaction", "data", "srcdoc"):
            value = "".join(given.get(name, "").split()).lower()
            if value.startswith((f"javascript:{MARK}", f"data:text/html,<{MARK}", f"//{MARK}")):
                self.injected.append(f'<{tag} {name}="{value}">')

    def _absolute(self, address: str) -> str:
        return urljoin(self.path, address) if address else self.path

    def _add_link(self, address: str) -> None:
        absolute = self._absolute(address)
        if absolute.startswith("/") and not absolute.startswith(("//", "/static/", "/media/")):
            self.links.append(absolute.partition("#")[0])


@dataclass(frozen=True)
class Attack:
    method: str
    path: str
    query: str = ""
    body: str = ""
    said: str = ""

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path[:120]} ({self.said})"


def attacks_on(page: Page, chance: Random, *, form_fields: dict[str, str], most: int) -> Iterator[Attack]:
    """Some of the many that a page offers: in a form one field, or all; in an address one parameter, or an own one."""
    for form in chance.sample(page.forms, min(most, len(page.forms))):
        yield _through(form, chance, form_fields)
    links = [link for link in page.links if "?" in link] or [page.path]
    for link in chance.sample(links, min(most, len(links))):
        yield _through_address(link, chance)


def _through(form: Form, chance: Random, form_fields: dict[str, str]) -> Attack:
    kept = [each for each in form.fields if not each.is_file]
    names = [each.name for each in kept if each.name not in form_fields and each.name != "csrfmiddlewaretoken"]
    chosen = set(names) if chance.random() < 0.3 else set(chance.sample(names, min(1, len(names))))
    said, pairs = [], []
    for each in kept:
        value = form_fields.get(each.name, each.value)
        if each.name in chosen:
            kind, value = chance.choice(list(STRINGS.items()))
            said.append(f"{each.name}: {kind}")
        elif not value and chance.random() < 0.7:
            value = chance.choice(["Moin", "1", "a@example.org", "2027-05-01"])
        pairs.append((each.name, value))
    parts = urlsplit(form.action)
    if form.method == "post":
        return Attack("post", parts.path, parts.query, encoded(pairs), ", ".join(said))
    return Attack("get", parts.path, encoded(pairs), said=", ".join(said))


def _through_address(link: str, chance: Random) -> Attack:
    parts = urlsplit(link)
    pairs = parse_qsl(parts.query, keep_blank_values=True) or [(chance.choice(["page", "q", "next", "lang"]), "")]
    place = chance.randrange(len(pairs))
    kind, value = chance.choice(list(STRINGS.items()))
    pairs[place] = (pairs[place][0], value)
    return Attack("get", parts.path, encoded(pairs), said=f"{pairs[place][0]}: {kind}")

"""Hostile strings in every form and address: nothing breaks, nothing comes back as markup, nothing gets into a header.

A sample of the same attacks each time; `HOSTILE_TIMES=20 HOSTILE_SEED=7` tries more, and others.
"""

import os
from http.cookies import SimpleCookie
from random import Random

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from portal.accounts.models import User
from tests.access.addresses import EXAMPLES, every_address
from tests.home.demo.loaded.hostile import MARK, STRINGS, SUM, Attack, Page, attacks_on, part
from tests.indexing import indexes
from tests.stamps import guards

SEED = int(os.environ.get("HOSTILE_SEED", "1"))
TIMES = int(os.environ.get("HOSTILE_TIMES", "1"))
PAGES, ATTACKS_A_PAGE = 8 * TIMES, 2
ADDRESSES, STRINGS_TRIED = 12, min(2 * TIMES, 45)
BEGIN = ["/", "/suche/?q=Garten", "/ideen/", "/karte/", "/projekte/beginnen/", "/konto/anmelden/", "/en/"]
BEGIN_SIGNED_IN = ["/konto/", "/arbeitsbereich/", "/nachrichten/", "/ideen/neu/", "/admin/"]
FORM = "application/x-www-form-urlencoded"
PEOPLE = {
    "anonymous": None,
    "member": "joost@example.org",
    "manager": "maren@example.org",
    "admin": "admin@example.org",
}

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(params=PEOPLE)
def person(request, demo, db, monkeypatch):
    """The demo is not indexed, but may be searched."""
    monkeypatch.setattr(indexes, "wanted", True)
    return User.objects.get(email=email) if (email := PEOPLE[request.param]) else None


@pytest.fixture
def send(person, commit):
    """Each request leaves no row behind, and no count of how often somebody came."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    signed_in = client.cookies.output(attrs=[], header="", sep=";")

    def send(attack):
        client.cookies = SimpleCookie(signed_in)
        cache.clear()
        address = f"{attack.path}?{attack.query}" if attack.query else attack.path
        with transaction.atomic():
            with commit():
                if attack.method == "post":
                    answer = client.post(address, attack.body, content_type=FORM)
                else:
                    answer = client.get(address)
                answer.read = b"".join(answer)
            transaction.set_rollback(True)
        return answer

    return send


def wrongs_of(answer, attack, logged):
    """What is wrong with an answer, in words; the lines of the log are taken out."""
    found = [f"{attack}: {answer.status_code}"] if answer.status_code >= 500 else []
    found += [f"{attack}: logged {line}" for line in logged]
    logged.clear()
    if any(MARK in name.lower() or "\r" in value or "\n" in value for name, value in answer.items()):
        found.append(f"{attack}: a header {dict(answer.items())}")
    if f"//{MARK}" in answer.get("Location", "").replace("\\", "/").partition("?")[0]:
        found.append(f"{attack}: sent to {answer['Location']}")
    if "html" not in answer.get("Content-Type", ""):
        return found
    html = answer.read.decode()
    if SUM in html or "<class '" in html:
        found.append(f"{attack}: evaluated")
    return found + [f"{attack}: {markup}" for markup in (Page(html, attack.path).injected if MARK in html else [])]


def kind_of(path):
    try:
        match = resolve(path)
    except Resolver404:
        return path
    return path if match.url_name == "wagtail_serve" else match.view_name


def test_forms_and_parameters(send, person, logged_errors):
    """From page to page, each kind of page once, by chance."""
    chance, stamp = Random(SEED), guards()
    waiting, seen, wrongs, visited = [*BEGIN, *(BEGIN_SIGNED_IN if person else [])], set(), [], 0
    while waiting and visited < PAGES:
        path = waiting.pop(chance.randrange(len(waiting)))
        kind = kind_of(path.partition("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        answer = send(Attack("get", *path.partition("?")[::2], said="as it is"))
        wrongs += wrongs_of(answer, Attack("get", path, said="as it is"), logged_errors)
        if answer.status_code != 200 or "html" not in answer["Content-Type"]:
            continue
        visited += 1
        page = Page(answer.read.decode(), path)
        waiting += sorted({link for link in page.links if kind_of(link.partition("?")[0]) not in seen})
        for attack in attacks_on(page, chance, form_fields=stamp, most=ATTACKS_A_PAGE):
            wrongs += wrongs_of(send(attack), attack, logged_errors)

    assert wrongs == []
    assert visited >= 8


def test_addresses(bare_refusals, send, person, logged_errors):
    """In the place of each parameter of an address, and where nothing is expected."""
    chance, wrongs = Random(SEED), []
    strings = [(kind, part(text)) for kind, text in STRINGS.items() if 0 < len(text) < 1000]
    numbers = ["0", "2147483648", "9223372036854775808", "9" * 30]
    for kind, text in chance.sample(strings, STRINGS_TRIED):
        examples = {**EXAMPLES, "int": chance.choice(numbers), "str": text, "slug": text, "path": text}
        for address in Random(f"{SEED} {kind}").sample(every_address(examples), ADDRESSES):
            for method in ("get", "post"):
                attack = Attack(method, address.path, query=f"page={text}&x={text}", body=f"x={text}", said=kind)
                wrongs += wrongs_of(send(attack), attack, logged_errors)

    assert wrongs == []

"""Makes the pages, menus and settings of a new portal around its municipalities."""

from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.db import transaction

from home.demo.content import Record, References, read
from home.demo.english import load_english
from home.demo.pages import PageLoader
from home.demo.region import load_settings
from home.founding import add_front_page, add_menu
from home.menus.models import Menu
from home.models import HomePage
from home.starter.municipalities import Row, add_municipalities
from home.starter.questions import add_questions
from portal.accounts.models import User
from portal.accounts.services import record_consents
from portal.regions.workflows import ensure_approval_workflow
from search.services.starting import add_synonyms

FOLDER = Path(__file__).parent


def found_portal(*, name: str, region: str, municipalities: list[Row], email: str, password: str | None) -> User:
    """The caller has made sure that the portal is empty. Without a password the administrator cannot sign in yet."""
    with transaction.atomic():
        content = read("skeleton", folder=FOLDER)
        pages = content["pages"]
        made = add_municipalities(municipalities)
        person = User(email=email, name=email.partition("@")[0])
        person.full_clean(exclude=["password"])
        if password:
            validate_password(password, person)
        administrator = User.objects.create_superuser(email, password, name=person.name)
        record_consents(user=administrator)

        opening = {key: value for key, value in pages["home"].items() if key != "sections"}
        home = HomePage(title=f"{name} {region}".strip(), slug="home", owner=administrator, **opening)
        site = add_front_page(home)
        references = References()
        loader = PageLoader(
            home=home,
            references=references,
            topics={},
            municipalities={municipality.slug: municipality for municipality in made},
            actor=administrator,
        )
        empty: dict[str, Record] = {"news": {"news": []}, "events": {"events": []}}
        showcase = {"directory": pages["directory"], "initiatives": []}
        stories = {"index": pages["stories"], "stories": []}
        loader.load({"pages": pages, "legal": content, "initiatives": showcase, "stories": stories, **empty})
        for place in (Menu.Place.MAIN, Menu.Place.FOOTER):
            add_menu(place, pages["menus"][place], references.pages, site)
        load_english(read("english", folder=FOLDER)["pages"], home=home, references=references, actor=administrator)
        ensure_approval_workflow()
        add_questions({}, made)
        add_synonyms()
        located = next((place for place in made if place.latitude is not None and place.longitude is not None), None)
        centre = {"map_latitude": located.latitude, "map_longitude": located.longitude} if located else {}
        load_settings({"portal_name": name, "region_name": region, "contact_email": email, **centre}, site)
    call_command("update_index", verbosity=0)
    call_command("rebuild_search", verbosity=0)
    return administrator

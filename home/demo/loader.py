"""Loads the demo content into an empty portal: everything or nothing."""

from django.core.management import call_command
from django.db import transaction

from home.demo.appointments import load_appointments
from home.demo.calendar import load_calendar
from home.demo.calls import load_calls
from home.demo.content import References, read
from home.demo.conversations import load_conversations
from home.demo.decisions import load_decisions
from home.demo.discussions import load_discussions
from home.demo.english import load_english
from home.demo.files import load_files
from home.demo.hearing import load_notifications
from home.demo.ideas import load_ideas
from home.demo.lending import load_lending
from home.demo.media import discard, load_documents, load_pictures
from home.demo.networks import load_networks
from home.demo.newsletters import load_newsletters
from home.demo.pages import PageLoader
from home.demo.places import write_texts
from home.demo.posts import load_posts
from home.demo.projects import load_projects
from home.demo.region import load_administrator, load_municipalities, load_people, load_settings, load_topics
from home.demo.stories import load_copies
from home.demo.tasks import load_tasks
from home.demo.texts import load_texts
from home.founding import add_front_page, add_menu
from home.menus.models import Menu
from home.models import HomePage
from home.starter.questions import add_questions
from portal.accounts.models import User
from portal.base.models import PortalDocument, PortalImage
from portal.base.pictures import specs_of
from portal.regions.workflows import ensure_approval_workflow
from search.services.starting import add_synonyms


def is_loaded() -> bool:
    emails = [person["email"] for person in read("region")["people"]]
    return User.objects.filter(email__in=emails).exists() and HomePage.objects.exists()


def load(*, password: str) -> None:
    """The caller has made sure that the portal is empty."""
    pictures: dict[str, PortalImage] = {}
    documents: dict[str, PortalDocument] = {}
    try:
        with transaction.atomic():
            _load(pictures, documents, password=password)
    except BaseException:
        discard([*pictures.values(), *documents.values()])
        raise
    call_command("update_index", verbosity=0)
    call_command("rebuild_search", verbosity=0)


def _load(pictures: dict[str, PortalImage], documents: dict[str, PortalDocument], *, password: str) -> None:
    data, pages = read("region"), read("pages")
    actor = load_administrator(data["people"], password=password)
    pictures.update(load_pictures(actor=actor))
    documents.update(load_documents(actor=actor))
    topics = load_topics(data["topics"], pictures)
    municipalities = load_municipalities(data["municipalities"], pictures)

    opening = {name: value for name, value in pages["home"].items() if name not in {"sections", "picture"}}
    home = HomePage(slug="home", owner=actor, picture=pictures[pages["home"]["picture"]], **opening)
    site = add_front_page(home)
    load_settings(data["settings"], site)
    references = References(pictures=pictures, documents=documents)
    content = {name: read(name) for name in ("pages", "legal", "news", "events", "initiatives", "stories", "ideas")}
    loader = PageLoader(home=home, references=references, topics=topics, municipalities=municipalities, actor=actor)
    loader.load(content)
    load_english(read("english")["pages"], home=home, references=references, actor=actor)

    for place in (Menu.Place.MAIN, Menu.Place.FOOTER):
        add_menu(place, pages["menus"][place], references.pages, site)
    ensure_approval_workflow()
    add_questions(topics, municipalities.values())
    add_synonyms()
    write_texts(topics=topics, municipalities=municipalities, references=references)
    load_people(data["people"], municipalities, topics, password=password, actor=actor)
    load_calls(topics=topics, municipalities=municipalities, actor=actor)
    load_ideas(
        topics=topics,
        municipalities=municipalities,
        references=references,
        campaign=references.pages[content["ideas"]["campaign"]["slug"]],
        actor=actor,
    )
    load_projects(topics=topics, municipalities=municipalities, references=references)
    load_tasks()
    load_calendar()
    load_texts()
    load_posts()
    load_discussions()
    load_appointments()
    load_decisions(municipalities=municipalities)
    load_files()
    load_conversations(municipalities=municipalities)
    load_networks(municipalities=municipalities, references=references)
    load_lending(municipalities=municipalities)
    load_newsletters(municipalities=municipalities, references=references)
    load_copies(content["stories"]["copies"], pages=references.pages, municipalities=municipalities)
    load_notifications()
    _draw_openings(home, references)


def _draw_openings(home: HomePage, references: References) -> None:
    """The smallest size of what the front page shows; the worker draws the others."""
    pictures = {page.picture for page in references.pages.values() if page.picture}
    for picture in pictures:
        picture.get_rendition(specs_of("card", "webp")[0])
    if home.picture:
        home.picture.get_rendition(specs_of("hero", "webp")[0])

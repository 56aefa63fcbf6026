"""Topics, municipalities, the portal's settings and the people of the demo."""

from django.conf import settings
from wagtail.models import Site

from home.demo.content import Record
from portal.accounts.models import User, Visibility
from portal.accounts.services import confirm_address, record_consents
from portal.base.models import PortalImage, PortalSettings
from portal.regions.models import Municipality, Topic
from portal.regions.services import Contact, appoint_manager


def load_administrator(people: list[Record], *, password: str) -> User:
    person = next(person for person in people if person["role"] == "admin")
    user = User.objects.create_superuser(person["email"], password, name=person["name"])
    record_consents(user=user)
    return user


def load_topics(rows: list[Record], pictures: dict[str, PortalImage]) -> dict[str, Topic]:
    topics = {}
    for order, row in enumerate(rows, start=1):
        topic = Topic(**{**row, "picture": pictures[row["picture"]]}, sort_order=order * 10)
        topic.full_clean()
        topic.save()
        topics[topic.slug] = topic
    return topics


def load_municipalities(rows: list[Record], pictures: dict[str, PortalImage]) -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    for row in rows:
        links = {"parent": found.get(row.get("parent", "")), "picture": pictures.get(row.get("picture", ""))}
        municipality = Municipality(**{**row, **links})
        municipality.full_clean()
        municipality.save()
        found[municipality.slug] = municipality
    return found


def load_settings(row: Record, site: Site) -> None:
    portal, _ = PortalSettings.objects.get_or_create(site=site)
    for name, value in row.items():
        setattr(portal, name, value)
    portal.full_clean()
    portal.save()


def load_people(
    people: list[Record],
    municipalities: dict[str, Municipality],
    topics: dict[str, Topic],
    *,
    password: str,
    actor: User,
) -> None:
    """Managers with their areas and a citizen; all addresses count as confirmed."""
    for person in people:
        if person["role"] == "admin":
            User.objects.filter(pk=actor.pk).update(municipality=municipalities[person["municipality"]])
            continue
        user = User.objects.create_user(
            person["email"],
            password,
            name=person["name"],
            about=person["about"],
            municipality=municipalities[person["municipality"]],
            language=settings.LANGUAGE_CODE,
            about_visibility=Visibility.SIGNED_IN,
            findable_visibility=Visibility.SIGNED_IN,
        )
        user.topics.set([topics[slug] for slug in person["topics"]])
        confirm_address(user=user)
        record_consents(user=user)
        if person["role"] == "manager":
            appoint_manager(
                user=user,
                municipalities=[municipalities[slug] for slug in person["manages"]],
                actor=actor,
                contact=Contact(person["contact_email"], person.get("contact_phone", "")),
            )

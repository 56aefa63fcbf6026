"""The main pages: what everybody sees, and what somebody sees who is signed in. In the portal's own process."""

from tests.bench.scale import READER

MAP = "/karte/punkte.json?bbox=9.4,54.0,10.9,54.7&zoom=9"
QUARTER = "/karte/punkte.json?bbox=10.05,54.29,10.20,54.37&zoom=13"
ROOM = "/arbeitsbereich/wohnprojekt-langer-tisch/"
PUBLIC = {
    "home": "/",
    "directory": "/initiativen/",
    "directory, a topic in a county": "/initiativen/?thema=natur&ort=kreis-ploen",
    "directory, a word": "/initiativen/?q=lastenrad",
    "directory, within 10 km": "/initiativen/?bei=kiel&km=10",
    "directory, last page": "/initiativen/?page=999999",
    "map, the region": MAP,
    "map, a quarter": QUARTER,
    "calls": "/mitmachen/",
    "ideas": "/ideen/",
    "ideas, most supported": "/ideen/?sortierung=unterstuetzt",
    "an idea": "/ideen/1/",
    "stories": "/geschichten/",
    "events": "/termine/",
    "events, a month": "/termine/?ansicht=monat",
    "search, a word in most": "/suche/?q=Gemeinschaft",
    "search, a rare word": "/suche/?q=Zinnoberfisch",
    "a municipality": "/orte/kiel/",
    "a topic": "/themen/natur/",
    "a project": "/projekte/wohnprojekt-langer-tisch/",
    "polls": "/umfragen/",
    "things that are lent": "/ausleihe/",
}
SIGNED_IN = {
    "home": "/",
    "directory": "/initiativen/",
    "ideas": "/ideen/",
    "an idea": "/ideen/1/",
    "search, a word in most": "/suche/?q=Gemeinschaft",
    "account": "/konto/",
    "own tasks": "/konto/aufgaben/",
    "own dates": "/konto/kalender/",
    "desk": "/arbeitsbereich/",
    "workspace": ROOM,
    "tasks": f"{ROOM}aufgaben/",
    "board": f"{ROOM}aufgaben/?ansicht=tafel",
    "calendar": f"{ROOM}kalender/",
    "calendar, a month": f"{ROOM}kalender/?ansicht=monat",
    "discussions": f"{ROOM}diskussionen/",
    "a discussion": f"{ROOM}diskussionen/1/",
    "polls of a project": f"{ROOM}umfragen/",
    "texts": f"{ROOM}texte/",
    "a text": f"{ROOM}texte/1/",
    "documents": f"{ROOM}dokumente/",
    "news of a project": f"{ROOM}neuigkeiten/",
    "people": f"{ROOM}menschen/",
    "conversations": "/nachrichten/",
    "a long conversation": "",
}


def addresses() -> dict[str, dict[str, str]]:
    """Of anonymous visitors, and of the reader."""
    from django.urls import reverse  # noqa: PLC0415  # needs the portal's settings

    from home.events.models import EventPage  # noqa: PLC0415
    from initiatives.models import InitiativePage  # noqa: PLC0415
    from initiatives.stories.models import SuccessStoryPage  # noqa: PLC0415
    from workspace.conversations.models import Conversation  # noqa: PLC0415

    details = {
        name: model.objects.live().filter(locale__language_code="de").order_by("path")[0].get_url()
        for name, model in {"an initiative": InitiativePage, "a story": SuccessStoryPage, "an event": EventPage}.items()
    }
    longest = Conversation.objects.filter(participants__user__email=READER, title="Runde 1").get()
    return {
        "anonymous": PUBLIC | details,
        "signed in": SIGNED_IN
        | {
            "a long conversation": longest.get_absolute_url(),
            "bell": reverse("bell:news"),
            "its list": reverse("bell:newest"),
        }
        | {"an initiative": details["an initiative"]},
    }

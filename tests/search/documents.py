"""A small portal to search in: key, language, title, text."""

from typing import NamedTuple

from search.language.lists import groups


class Document(NamedTuple):
    key: str
    language: str
    title: str
    text: str


GERMAN = [
    ("lastenrad", "Lastenrad für alle", "Zwei Lastenräder stehen am Vinetaplatz, kostenlos auszuleihen."),
    (
        "radwege",
        "Radwegekonzept Kiel Süd",
        "Bis zum Sommer entstehen Pläne für neue Fahrradwege und sichere Kreuzungen.",
    ),
    ("solar", "Balkonsolaranlage anschließen", "Wie das Modul ans Geländer kommt, zeigt ein Elektriker."),
    ("dach", "Photovoltaik auf dem Dach", "Eine Genossenschaft vermietet Dächer in Rendsburg."),
    ("muell", "Mülltrennung leicht gemacht", "Was in die gelbe Tonne gehört, erklärt eine Broschüre."),
    ("sperrmuell", "Sperrmüll tauschen statt wegwerfen", "Ein Tauschregal steht im Flur des Rathauses."),
    ("garten", "Gemeinschaftsgarten am Kanal", "Hochbeete, Kompost und Regentonnen: mittwochs wird gegossen."),
    ("gaerten", "Tag der offenen Gärten", "Vierzig Gärten öffnen ihre Pforten."),
    ("klima", "Klimaschutz im Alltag", "Ein Abend über Heizung und Ernährung."),
    ("hitze", "Im Alltag an das Klima denken", "Schutz vor Hitze durch Schatten."),
    ("parade", "Parade zum Jubiläum", "Musikkapellen ziehen durch die Altstadt."),
    ("seminar", "Demokratie erleben", "Ein Seminar über Moderation."),
    ("haushalt", "Bürgerhaushalt 2027", "Vorschläge für die Ausgaben der Stadt."),
    ("burg", "Führung durch die Burg", "Alte Mauern und ein Verlies."),
    ("entscheid", "Bürgerinnen und Bürger entscheiden", "Ein Begehren zum Hafen braucht viertausend Unterschriften."),
    ("strasse", "Straßenfest in der Holtenauer Straße", "Musik, Kuchen und ein Flohmarkt."),
    ("hilfe", "Nachbarschaftshilfe in Gaarden", "Einkäufe und Besuche für ältere Menschen."),
    ("repair", "Repaircafé", "Kaputte Toaster werden gemeinsam repariert."),
    ("nisthilfe", "Nistkästen bauen", "Für Meisen und Mauersegler, mit Holz aus der Region."),
    ("jugend", "Jugendzentren länger öffnen", "Jugendliche fordern Räume bis Mitternacht."),
    ("spielplatz", "Spielplätze im Viertel", "Schaukeln und Rutschen werden erneuert."),
    ("markt", "Wochenmarkt auf dem Exerzierplatz", "Käse, Brot und Honig aus dem Umland."),
    ("obst", "Streuobstwiese pflegen", "Apfelbäume schneiden lernen mit Fachleuten."),
    ("bienen", "Insektenhotel für Wildbienen", "Eine Bauanleitung."),
    ("bus", "ÖPNV am Abend", "Linien fahren seltener."),
    ("bahn", "Öffentlicher Nahverkehr auf dem Land", "Ein Zug in der Stunde genügt nicht."),
    ("ehrenamt", "Ehrenamtskarte beantragen", "Wer sich engagiert, bekommt Rabatte."),
    ("feuer", "Freiwillige Feuerwehr sucht Nachwuchs", "Übungen sind montags."),
    ("schule", "Neuer Schulhof für die Grundschule", "Beton weicht Bäumen."),
    ("sprache", "Sprachcafé für Geflüchtete", "Deutsch üben bei Tee."),
    ("lesen", "Lesepatenschaft in der Stadtbücherei", "Kindern vorlesen, eine Stunde je Woche."),
    ("wohnen", "Wohnungsgenossenschaft gründen", "Bezahlbare Wohnungen selbst verwalten."),
    ("waerme", "Wärmepumpe im Altbau", "Erfahrungen aus drei Häusern."),
    ("strand", "Strandreinigung in Schilksee", "Handschuhe und Säcke sind da."),
    ("moor", "Moorschutz im Dosenmoor", "Entkusseln heißt: junge Birken ziehen."),
    ("essen", "Lebensmittelrettung", "Fairteiler nehmen übriges Brot an."),
    ("barriere", "Barrierefreiheit in Museen", "Rampen, Schrift und Gebärden."),
    ("kita", "Kindertagesstätte mit Nachtdienst", "Für Eltern, die Schicht arbeiten."),
    ("hochwasser", "Hochwasserschutz an der Schwentine", "Deiche werden höher."),
    ("verkehr", "Tempolimit beschlossen", "Der Ausschuss für Verkehrsberuhigung stimmte zu."),
]
ENGLISH = [
    ("bikes", "Cargo bikes for everyone", "Borrow one near the harbour, free of charge."),
    ("gardens", "Community gardens by the canal", "Growing vegetables together on Wednesdays."),
    ("readers", "Volunteers reading to children", "One hour a week in the library."),
    ("energy", "Saving energy at home", "Heating less without freezing."),
    ("housing", "The council decides on housing", "Affordable flats in five districts."),
    ("beach", "Cleaning the beaches", "Gloves are provided."),
    ("stories", "Cities and their stories", "Walking tours by locals."),
]
DOCUMENTS = [Document(key, "de", title, text) for key, title, text in GERMAN] + [
    Document(key, "en", title, text) for key, title, text in ENGLISH
]
SYNONYMS = groups("synonyms")

"""What people type and exactly what they have to find in `documents`: kind, query, language, keys."""

from typing import NamedTuple


class Pair(NamedTuple):
    kind: str
    query: str
    finds: frozenset[str]
    language: str = "de"


_TABLE = """
exact | Lastenrad | lastenrad
exact | Radwegekonzept | radwege
exact | Balkonsolaranlage | solar
exact | Mülltrennung | muell
exact | Bürgerhaushalt | haushalt
exact | Parade | parade
exact | Demokratie | seminar
exact | Moderation | seminar
exact | Burg | burg
exact | Vinetaplatz | lastenrad
exact | Schilksee | strand
exact | 2027 | haushalt
exact | Tempolimit | verkehr
exact | Gaarden | hilfe
exact | Holtenauer Straße | strasse
exact | Exerzierplatz | markt
exact | ÖPNV | bus bahn
exact | Wärmepumpe Altbau | waerme
exact | Sommer | radwege
exact | Kanal Kompost | garten
exact | Zauberwürfel |
exact | Lastenrad Parade |
exact | Käse | markt
exact | Feuerwehr | feuer
stem | Lastenräder | lastenrad
stem | Garten | garten gaerten
stem | Gärten | garten gaerten
stem | Haus | sperrmuell waerme
stem | Baum | obst schule
stem | Bäume | obst schule
stem | Wohnung | wohnen
stem | Wohnungen | wohnen
stem | Spielplatz | spielplatz
stem | Museum | barriere
stem | Jugendzentrum | jugend
stem | reparieren | repair
stem | Repaircafés | repair
stem | Kind | lesen kita
stem | Bürger | haushalt entscheid
stem | Bürgerin | haushalt entscheid
stem | Bürger:innen | haushalt entscheid
stem | Nistkasten | nisthilfe
stem | Meise | nisthilfe
stem | Dächern | dach
stem | Plan | radwege
stem | Insekten | bienen
stem | Biene | bienen
stem | Handschuh | strand
stem | Vorschlag | haushalt
stem | Wohnungsgenossenschaften | wohnen
stem | Straßen | strasse
stem | Hochbeet | garten
stem | Regentonne | garten
stem | Deich | hochwasser
stem | Moore | moor
stem | Feste | strasse
stem | Unterschrift | entscheid
stem | Heizungen | klima
stem | beantragt | ehrenamt
umlaut | Muelltrennung | muell
umlaut | Mulltrennung | muell
umlaut | MÜLLTRENNUNG | muell
umlaut | mülltrennung | muell
umlaut | Strassenfest | strasse
umlaut | Straßenfest | strasse
umlaut | Gaerten | garten gaerten
umlaut | Buergerhaushalt | haushalt
umlaut | Burgerhaushalt | haushalt
umlaut | Waermepumpe | waerme
umlaut | Warmepumpe | waerme
umlaut | Spielplaetze | spielplatz
umlaut | Oeffentlicher Nahverkehr | bus bahn
umlaut | Oepnv | bus bahn
umlaut | Lastenraeder | lastenrad
umlaut | Repaircafe | repair
umlaut | Kaese | markt
umlaut | Fuehrung | burg
umlaut | Fuhrung | burg
umlaut | Buergerinnen | haushalt entscheid
umlaut | Holtenauer Strasse | strasse
umlaut | Hauser | sperrmuell waerme
umlaut | Ruecken |
compound | Radweg | radwege
compound | Radwege | radwege
compound | Fahrradweg | radwege
compound | Konzept | radwege
compound | Weg | radwege
compound | Solar | solar dach
compound | Solaranlage | solar
compound | Balkon | solar
compound | Anlage | solar
compound | Müll | muell sperrmuell
compound | Trennung | muell
compound | Klima | klima hitze
compound | Schutz | klima hitze moor hochwasser
compound | Gemeinschaft | garten
compound | Fest | strasse
compound | Nachbarschaft | hilfe
compound | Hilfe | hilfe
compound | Jugend | jugend
compound | Zentrum | jugend
compound | Spiel | spielplatz
compound | Platz | spielplatz markt lastenrad
compound | Markt | strasse markt
compound | Wiese | obst
compound | Obst | obst
compound | Apfel | obst
compound | Obstwiese | obst
compound | Hotel | bienen
compound | Wildbiene | bienen
compound | Ehrenamt | ehrenamt
compound | Karte | ehrenamt
compound | Hof | schule
compound | Schule | schule
compound | Sprache | sprache
compound | Bücherei | lesen
compound | Stadt | parade haushalt lesen
compound | Patenschaft | lesen
compound | Genossenschaft | wohnen dach
compound | Pumpe | waerme
compound | Strand | strand
compound | Reinigung | strand
compound | Moor | moor
compound | Lebensmittel | essen
compound | Rettung | essen
compound | Barriere | barriere
compound | Freiheit | barriere
compound | Wasser | hochwasser
compound | Hochwasser | hochwasser
compound | Verkehr | bahn verkehr
compound | Beruhigung | verkehr
compound | Limit | verkehr
compound | Regen | garten
compound | Tonne | muell garten
compound | Tausch | sperrmuell
compound | Regal | sperrmuell
compound | Solar Anlage | solar
compound | Balkon-Solaranlage | solar
compound | Balkon Solaranlage | solar
compound | Rat | sperrmuell
compound | Ende |
compound | Ration |
compound | Tat |
compound | Mode |
slip | Kliemaschutz | klima
slip | Klimaschuz | klima
slip | Lastenrrad | lastenrad
slip | Lastenard | lastenrad
slip | Mülltrenung | muell
slip | Radwegekonzpet | radwege
slip | Balkonsolaranlge | solar
slip | Solaranlge | solar
slip | Nachbarschafshilfe | hilfe
slip | Nachbarschaftshife | hilfe
slip | Gemeinschaftgarten | garten
slip | Wochemarkt | markt
slip | Repaircaffe | repair
slip | Ehrenamtskate | ehrenamt
slip | Strandreiningung | strand
slip | Feuerwer | feuer
slip | Photovoltaig | dach solar
slip | Insektenhotell | bienen
slip | Jugendzentum | jugend
slip | Spielpltaz | spielplatz
slip | Demokrati | seminar
slip | Bürgerhaushlat | haushalt
slip | Wärmepume | waerme
slip | Vinetaplaz | lastenrad
synonym | öffentlicher Nahverkehr | bus bahn
synonym | Velo | lastenrad radwege
synonym | Fahrrad | lastenrad radwege
synonym | Rad | lastenrad radwege
synonym | PV | solar dach
synonym | Photovoltaik | solar dach
synonym | Kita | kita
synonym | Kindergarten | kita
synonym | Flüchtlinge | sprache
synonym | Asylsuchende | sprache
synonym | Senioren | hilfe
synonym | Abfall | muell sperrmuell
synonym | Reparaturtreff | repair
synonym | Reparaturcafé | repair
synonym | Bus und Bahn | bus bahn
synonym | Cargobike | lastenrad
synonym | Balkonkraftwerk | solar
synonym | Nachbarschaftsgarten | garten
synonym | Urban Gardening | garten
synonym | Rentner | hilfe
synonym | Teenager | jugend
synonym | Bibliothek | lesen
synonym | Freiwilligenarbeit | ehrenamt
synonym | Foodsharing | essen
synonym | Geschwindigkeitsbegrenzung | verkehr
synonym | rollstuhlgerecht | barriere
synonym | Trödelmarkt | strasse
phrase | "Klimaschutz im Alltag" | klima
phrase | „Klimaschutz im Alltag“ | klima
phrase | "im Alltag" | klima hitze
phrase | »Schutz vor Hitze« | hitze
phrase | "Hitze vor Schutz" |
phrase | "offenen Gärten" | gaerten
phrase | "offener Garten" | gaerten
phrase | "neue Fahrradwege" | radwege
phrase | "Fahrradwege neue" |
phrase | "freiwillige Feuerwehr" Nachwuchs | feuer
phrase | "Alltag Klimaschutz" |
phrase | "Lastenrad für alle | lastenrad
exclusion | Schutz -Klima | moor hochwasser
exclusion | Garten -Kanal | gaerten
exclusion | Genossenschaft -Wohnung | dach
exclusion | Markt -Floh | markt
exclusion | Müll -Sperrmüll | muell
exclusion | Stadt -"Ausgaben der Stadt" | parade lesen
exclusion | Bürger -Haushalt | entscheid
exclusion | Verkehr –Tempolimit | bahn
exclusion | -Verkehr |
exclusion | Platz -Vinetaplatz -Wochenmarkt | spielplatz
english | bike | bikes | en
english | bikes | bikes | en
english | bicycle | bikes | en
english | garden | gardens | en
english | community gardens | gardens | en
english | child | readers | en
english | volunteer | readers | en
english | reading | readers | en
english | save energy | energy | en
english | heat | energy | en
english | decision |  | en
english | decide | housing | en
english | district | housing | en
english | clean beach | beach | en
english | city | stories | en
english | story | stories | en
english | walk | stories | en
english | "community gardens" | gardens | en
english | vegetables -harbour | gardens | en
english | the housing | housing | en
english | volunteers | readers
english | beaches | beach
english | Cargo bikes | bikes
english | Lastenrad | lastenrad | en
english | bcycle | bikes | en
english | librarry | readers | en
"""


def _pairs() -> list[Pair]:
    rows = [[cell.strip() for cell in line.split("|")] for line in _TABLE.strip().splitlines()]
    return [Pair(row[0], row[1], frozenset(row[2].split()), *row[3:]) for row in rows]


PAIRS = _pairs()

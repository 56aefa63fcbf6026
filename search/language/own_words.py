"""What no list of nouns says of German compounds, written by hand. All words are folded."""

FIRST_PARTS = frozenset(
    # Verbs.
    "abstell back bade bastel bau bohr brat bluh brems denk dreh erzahl fahr feier fern flick geh grill halt heiz impf kauf klapp klett"
    " klettern koch kuhl lade lauf lehr leih leit lern lese lehr lotz mach mal mess miet misch mitfahr mitmach nah nist park pfand pflanz pflege"
    " puzzl rast rechen reit renn rett rutsch sammel schlaf schlepp schnitz schreib schwimm sing sitz spar sperr spiel sprech"
    " steh stolper streu hor schnitt tank tausch tanz trenn trink turn verleih vorlese wander warn wart wasch wechsel weide wohn zahl zeig zelt"
    # Adjectives and what comes from other languages.
    " bio breitband digital einzel elektro foto freizeit glasfaser gross hobby inklusions jugend klein kommunal kultur lokal marathon offline"
    " oko online park photovoltaik reet repair regional sozial solar umwelt verkehrs volks"
    " burger burgerinnen formular genossenschafts kinder mieter senioren barriere insekten"
    # Short ones: three letters are too few to go by a list.
    " alt neu bad bau bus eis hof ost rad rat rats see tag tages tee weg zug zoo".split()
)
LAST_PARTS = frozenset(
    "amt amtes amter amtern bad bades bader badern bau baus bus busse bussen hof hofs hofes hofe hofen rad rads rades rader radern"
    " rat rats rates rate raten see seen tag tags tages tage tagen"
    " weg wegs weges wege wegen zug zugs zuges zuge zugen uhr uhren tur turen treff treffs caf cafe cafes auto autos kasten kastens pate paten begehren"
    # What makes adjectives.
    " frei freie freier freies freien freundlich freundliche freundlicher freundliches freundlichen gerecht gerechte gerechter"
    " gerechtes gerechten neutral neutrale neutraler neutrales neutralen".split()
)
# Whatever stands in front of these, a name mostly, it is a compound: Vinetaplatz.
SURELY_LAST = frozenset(
    "platz platzes platze platzen strasse strassen allee alleen chaussee brucke brucken kirche kirchen schule schulen museum museums"
    " museen verein vereins vereine vereinen viertel viertels quartier quartiers quartiere zentrum zentrums zentren projekt projekts"
    " projekte projekten gruppe gruppen konzept konzepts konzepte konzepten garten gartens".split()
)
# Verbs begin with these as well: wegwerfen.
NOT_AT_THE_BEGINNING = frozenset({"weg"})
# Looks like several parts, means something else.
ONE_WORD = frozenset(
    "neumunster neugier neugierig haushalt haushalte haushalts haushalten aufenthalt werkstatt werkstatten werkstattleiter nachricht nachrichten teilnahme teilnehmer"
    " teilhabe teilhaber kilometer schokolade plattform plattformen plattdeutsch altenholz holstein hochzeit hochzeiten"
    " augenblick handwerk hauptsache kennzeichen lebewesen stadion standort vorteil nachteil urteil anteil abteilung abteilungen"
    " mitglied mitglieder mitgliedern mitglieds handlung handlungen grundlage grundlagen wirklichkeit angebot angebote angeboten verbraucher"
    " verbraucherin verbrauchern vorhaben apotheke bibliothek bibliotheken stutzpunkt stutzpunkte schweinerei ansprech kameradschaft"
    " partei parteien kartei rechtsanwalt antwort antworten verantwortung vergangenheit gegenwart gegenstand gegenteil"
    " dienstags quadrat quadrats temperatur temperaturen smartphone newsletter regelmassig wiederholung wiederholungen wiederholen wochenende wochenenden donnerstag donnerstags mittwoch mittwochs wettbewerb wettbewerbs freigabe freigaben freigeben vielfalt grossartig jungfernstieg freitag freitags jahrtausend"
    " widerspruch zusammenarbeit landschaft landschaften marmelade parade paraden limonade kamerad kameraden kameradin".split()
)

"""Closed lists of words, German and English, written for this project; small letters, "ss" for "ß"."""

from __future__ import annotations

from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text with spaces between them."""
    return frozenset(text.split())


def listed(text: str) -> tuple[str, ...]:
    """The same in order."""
    return tuple(text.split())


ALLOWED: Final = {
    "de": words(
        "ag gmbh nein doch eben gern gerne klar stimmt super prima moment netto brutto iban herr frau herrn frauen "
        "herren doktor professor mama papa mutter vater oma opa gott sie ihr ihnen ihre wir äh ähm hm mhm okay ok "
        "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute gestern morgen abend grüezi "
        "servus hallo tschüss tschuldigung nee nö na naja jo jein quatsch genau gell weiss weisst wissen will willst "
        "lang kurz gut neu alt gross klein jung rechts links bald wohl recht ganz dank danke bitte pfiat euch grüss "
        "drum drin draussen raus rein runter rüber nix net halt eh schon mal was wär hätt hab ham gibt's gehts krieg "
        "kriegt kriegen"
    ),
    "en": words(
        "ltd inc good great right sure fine so now look true once later lovely perfect maybe i i'm i'd i'll i've mr "
        "mrs ms miss sir madam doctor mum mom mummy dad daddy god okay ok oh er um uh mm hm mhm yeah monday tuesday "
        "wednesday thursday friday saturday sunday ta hello hi bye thanks sorry well will may can art gonna wanna "
        "gotta ain't y'all ma'am yep nope ok alright all right please yes no english christ tv us uk id"
    ),
}
"""Words that say nothing of anybody, beside the grammar words of `speech.text_language`."""

STRONG_NAME_ENDINGS: Final = listed(
    "mann bauer maier meier meyer mayr huber müller schmidt berger bacher hofer egger inger ecker felder auer moser "
    "steiner kamp horst stein berg burg dorf hausen heim hofen ingen kirchen weiler brück feld thal tal wald wangen "
    "stetten ski sky vić oğlu sen"
)
"""How surnames and villages end: a word made of common words that ends so may be one."""

TITLES: Final = {
    "de": words(
        "frau herr herrn hr fr familie dr doktor doktorin prof professor professorin mag dipl ing lic iur med phil rer "
        "nat hofrat hofrätin pfarrer pfarrerin pater schwester bruder onkel tante oma opa cousine cousin richterin "
        "oberarzt oberärztin sr jun sen firma eheleute ehepaar geschwister kollege kollegin frl fräulein"
    ),
    "en": words(
        "mr mrs ms miss mister missus sir dame lord lady dr doctor prof professor rev reverend father sister brother "
        "uncle aunt auntie aunty nurse officer constable sergeant detective inspector judge justice captain colonel "
        "cousin grandma grandpa nana granny nan messrs mx attorney senator president"
    ),
}
HARD_TITLES: Final = words(
    "frau herr herrn familie mr mrs ms miss mister missus messrs eheleute ehepaar fräulein frl mx"
)
"""After these a name follows, whatever else the word may mean."""

PARTICLES: Final = words(
    "von van vom zu zur zum de del della di da du dos den der ter la le al el bin ben mac mc st o und"
)

NAME_CUES: Final = {
    "de": (
        ("heisse",),
        ("heisst",),
        ("heissen",),
        ("namens",),
        ("mein", "name", "ist"),
        ("ich", "bin", "die"),
        ("ich", "bin", "der"),
        ("genannt",),
        ("hier", "ist"),
        ("hier", "spricht"),
    ),
    "en": (
        ("my", "name", "is"),
        ("my", "name's"),
        ("call", "me"),
        ("call", "him"),
        ("call", "her"),
        ("named",),
        ("called",),
        ("name's",),
        ("names",),
        ("i'm",),
        ("this", "is"),
        ("name", "is"),
        ("nicknamed",),
    ),
}
"""Words after which somebody is named."""

RELATIVES: Final = {
    "de": words(
        "mann frau sohn tochter bruder schwester mutter vater onkel tante cousin cousine neffe nichte enkel enkelin "
        "oma opa freund freundin kollege kollegin chef chefin kumpel partner partnerin ex-mann ex-frau schwager "
        "schwägerin schwiegermutter schwiegervater kleine kleiner grosse grosser bub mädchen junge kind nachbar "
        "nachbarin lehrerin lehrer anwalt anwältin therapeut therapeutin vermieter vermieterin betreuer betreuerin "
        "jüngste älteste älterer"
    ),
    "en": words(
        "husband wife son daughter brother sister mother father mum mom dad uncle aunt cousin nephew niece grandson "
        "granddaughter friend mate boss colleague partner ex girlfriend boyfriend neighbour neighbor teacher "
        "supervisor landlord lawyer therapist kid girl boy eldest youngest stepson stepdaughter fiance fiancee our big "
        "little old"
    ),
}

ORG_HEADS: Final = {
    "de": listed(
        "gmbh ag kg ohg gbr ug e.v ev genossenschaft stiftung verein verband schule gymnasium kita kindergarten hort "
        "klinik klinikum spital krankenhaus praxis kanzlei universität hochschule kirche gemeinde pfarre gericht "
        "zeitung versicherung krankenkasse kasse bank sparkasse immobilien verlag werke werk fabrik giesserei "
        "bäckerei metzgerei apotheke schreinerei tischlerei brauerei hotel gasthof restaurant heim seniorenheim "
        "pflegeheim rettung rechtsschutz holding gruppe institut zentrum haus treuhand reisen logistik bau verwaltung "
        "partner kollegen söhne orchester chor bund"
    ),
    "en": listed(
        "ltd limited llc llp inc plc corp corporation company school elementary primary juniors infants middle high "
        "academy college university hospital infirmary clinic surgery hospice pharmacy church baptist chapel parish "
        "mosque synagogue temple court magistrates prison solicitors associates partners chambers insurance mutual "
        "bank trust foundation society club association union council festival hotel inn arms restaurant cafe foods "
        "poultry farms forge steelworks works motors health healthcare medical center centre care group holdings "
        "industries logistics services systems laboratories labs gazette times herald channel radio nursery harbor "
        "rooms theatre theater museum library brewery bakery diner market markets store ministry department police "
        "university institute agency bureau borough home house"
    ),
}
"""The word of an organisation's name that says what it is."""

STREET_ENDINGS: Final = listed(
    "strasse straße gasse weg platz allee ring damm ufer chaussee zeile steig stieg halde rain matte acker graben "
    "promenade brücke hof wiese markt"
)
STREET_WORDS_EN: Final = words(
    "street st road rd avenue ave lane drive court place square row close crescent terrace fold way boulevard blvd "
    "hill gardens grove mews walk parade route highway parkway circle alley quay wharf bridge yard green view rise"
)
UNIT_WORDS: Final = words(
    "zimmer parzelle stiege tür wohnung top haus nummer stock stockwerk etage apartment apt flat room unit suite plot "
    "ward bed number block gate hausnummer postfach plz raum platz badge channel floor parcel lot"
)
"""What a number behind it names: a room, a plot, a door."""

MONTHS: Final = {
    "de": words("januar jänner februar feber märz april mai juni juli august september oktober november dezember"),
    "en": words(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sept sep oct nov dec"
    ),
}
SEASONS: Final = {
    "de": words("frühling frühjahr sommer herbst winter spätsommer"),
    "en": words("spring summer autumn fall winter"),
}
HOLIDAYS: Final = {
    "de": words(
        "ostern ostersonntag ostermontag karfreitag pfingsten weihnachten heiligabend silvester neujahr advent "
        "fasching karneval fasnacht nikolaus allerheiligen fronleichnam auffahrt himmelfahrt ramadan zuckerfest bayram "
        "nationalfeiertag"
    ),
    "en": words(
        "easter christmas xmas thanksgiving halloween michaelmas lent whitsun hanukkah ramadan eid diwali passover "
        "hogmanay juneteenth boxing"
    ),
}
DATE_LEADS: Final = {
    "de": words(
        "im am in ins seit bis ab vor nach zum vom von dem den der des letzten letzter letztes letzte nächsten "
        "nächster nächste nächstes vorigen voriges vorige vergangenen diesen dieses dieser ende anfang mitte "
        "frühestens spätestens jeden kommenden damals per"
    ),
    "en": words(
        "in on since by until till from before after last next this that the of early mid late end beginning every "
        "during through around about come past"
    ),
}

AGE_CUES: Final = words(
    "bin bist ist sind war waren wird wirst werde wurde werden geworden is i'm he's she's it's they're was were are "
    "turned turns turning aged age at mit als when be alter jetzt now just almost nearly fast gerade since who's"
)
AGE_UNITS: Final = words(
    "jahre jahren jahr jährig jährige jähriger jährigen monate monaten years year months month weeks yearold yo"
)
AGE_WORDS: Final = words("alt old jährig jährige jähriger jährigen jähriges year-old aged jung geworden")

FILLERS: Final = words(
    "äh ähm öh uh um er uhm sorry nein no wait moment also ah hm tschuldigung dann nochmal then and und mal einmal "
    "badge doppelt"
)
CODE_MARKS: Final = {
    "punkt": ".",
    "dot": ".",
    "point": ".",
    "strich": "-",
    "bindestrich": "-",
    "minus": "-",
    "dash": "-",
    "hyphen": "-",
    "schrägstrich": "/",
    "slash": "/",
    "querstrich": "/",
    "unterstrich": "_",
    "underscore": "_",
    "komma": ",",
    "plus": "+",
    "stroke": "/",
    "doppelpunkt": ":",
    "leerzeichen": " ",
    "gross": "",
    "gross-": "",
    "capital": "",
}
DOUBLES: Final = {"double": 2, "triple": 3, "doppel": 2, "treble": 3, "zweimal": 2, "dreimal": 3}
SPELLING_WORDS: Final = words(
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa "
    "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu anton berta cäsar dora emil friedrich "
    "gustav heinrich ida julius kaufmann konrad ludwig martha nordpol otto paula quelle richard samuel siegfried "
    "theodor ulrich viktor wilhelm xanthippe ypsilon zacharias zeppelin able baker"
)

NATIONALITIES: Final = {
    "de": listed(
        "deutsch österreichisch schweizerisch türkisch kurdisch syrisch afghanisch irakisch iranisch polnisch "
        "russisch ukrainisch italienisch spanisch portugiesisch griechisch kroatisch serbisch bosnisch albanisch "
        "kosovarisch rumänisch bulgarisch ungarisch tschechisch französisch amerikanisch englisch britisch indisch "
        "chinesisch vietnamesisch nigerianisch eritreisch somalisch marokkanisch tunesisch ägyptisch israelisch "
        "jüdisch muslimisch katholisch evangelisch türke türkin kurde kurdin syrer syrerin afghane pole polin russe "
        "russin ukrainer ukrainerin italiener italienerin spanier spanierin grieche griechin kroate kroatin serbe "
        "serbin albaner albanerin rumäne rumänin ungar ungarin tscheche franzose französin amerikaner amerikanerin "
        "engländer inder chinese chinesin jude jüdin muslim muslimin moslem katholik veganerin"
    ),
    "en": listed(
        "american british english scottish welsh irish german austrian swiss french italian spanish portuguese greek "
        "turkish kurdish syrian afghan iraqi iranian polish russian ukrainian romanian bulgarian hungarian czech "
        "slovak croatian serbian bosnian albanian indian pakistani bangladeshi chinese japanese korean vietnamese "
        "filipino nigerian ghanaian kenyan somali eritrean ethiopian moroccan tunisian algerian egyptian israeli "
        "jewish muslim catholic protestant baptist quaker mormon hindu sikh buddhist mexican cuban brazilian "
        "colombian dutch belgian danish swedish norwegian finnish chechen australian canadian jamaican haitian "
        "latvian lithuanian estonian maltese cypriot roma gypsy traveller slovenian moldovan georgian armenian "
        "azerbaijani african"
    ),
}

COUNTRIES: Final = {
    "de": words(
        "russland russlands europa asien afrika amerika südamerika nordamerika australien ozeanien grossbritannien "
        "england schottland wales nordirland irland holland deutschland ostdeutschland westdeutschland norddeutschland "
        "süddeutschland bundesrepublik ddr usa eu uno nordafrika südafrika balkan baltikum skandinavien böhmen mähren "
        "schlesien pommern preussen ostpreussen bayern sachsen thüringen hessen niedersachsen brandenburg westfalen "
        "nordrhein rheinland pfalz saarland mecklenburg vorpommern holstein schleswig württemberg baden schwaben "
        "franken oberbayern niederbayern tirol südtirol vorarlberg kärnten steiermark salzburg burgenland "
        "niederösterreich oberösterreich wallis graubünden tessin aargau thurgau appenzell engadin toggenburg emmental "
        "oberland seeland innerschweiz ostschweiz westschweiz romandie deutschschweiz harz eifel allgäu schwarzwald "
        "ruhrgebiet münsterland ostfriesland lausitz ostsee nordsee bodensee alpen anden himalaya sahara mallorca "
        "kreta sizilien toskana bretagne normandie katalonien baskenland kurdistan anatolien kosovo tschechien "
        "slowakei slowenien mazedonien moldau weissrussland kaukasus tschetschenien sibirien venedig genf mailand "
        "florenz neapel rom athen moskau warschau prag budapest bukarest belgrad brüssel lissabon kopenhagen stockholm "
        "oslo helsinki peking tokio kairo jerusalem damaskus bagdad teheran kabul nizza strassburg stettin danzig "
        "breslau königsberg krakau posen bozen meran trient triest laibach agram pressburg lemberg"
    ),
    "en": words(
        "england scotland wales britain ireland europe asia africa america australia yorkshire lancashire kent essex "
        "sussex surrey cornwall devon dorset somerset norfolk suffolk cumbria northumberland merseyside tyneside "
        "midlands highlands london california texas florida virginia carolina georgia alabama tennessee kentucky ohio "
        "michigan illinois indiana wisconsin minnesota iowa missouri arkansas louisiana mississippi oklahoma kansas "
        "nebraska dakota montana wyoming colorado utah nevada arizona idaho oregon washington alaska hawaii maine "
        "vermont hampshire massachusetts connecticut delaware maryland pennsylvania jersey appalachia brooklyn "
        "manhattan queens bronx harlem holland russia balkans scandinavia chechnya siberia caribbean"
    ),
}
"""Countries, parts of them and cities under the names that the gazetteer of places lacks."""

POSSESSIONS: Final = words(
    "vw volkswagen audi bmw mercedes opel porsche skoda seat fiat renault peugeot citroën citroen toyota honda mazda "
    "nissan hyundai kia volvo saab tesla ford fiesta focus corsa astra passat polo touran tiguan clio corolla jeep "
    "chevrolet chevy buick dodge cadillac subaru suzuki mitsubishi jaguar vauxhall bentley ferrari lamborghini harley "
    "ducati yamaha vespa"
)
"""Makes and models of cars."""

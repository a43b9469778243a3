"""What people with a first name are called by others: a table, and the diminutives of German and English; pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from sottovoce_models.anonymize.tokens import folds

_GROUPS: Final = """
katharina katarina catharina katrin kathrin kathi kati käthe kathe katja kaethe rina trina
katherine catherine kathryn kate katie kathy cathy kat kitty kay
elisabeth elizabeth elsbeth elise else elsa lisa lisbeth liesl lilli lisi sissi
elizabeth elisabeth betty beth bess liz lizzie eliza libby betsy lisa
johannes johann hannes hans hansi jo jan joni
franziska franzi fanny sissi fränzi
maria marie mia mitzi ria mizzi marlies molly polly may maja
magdalena magda lena leni madlen
helena helene lena leni hella ellen nell nelly
alexander alexandra alex sascha sandra sandro xandi alexa lex
andreas andi andy andre
andrea andi andy rea
christian christoph chris christl
christina christine kirsten tina chris chrissy christel christl stina
martin martina tina maddin marti
michael michaela michi michel mike mick mickey ela michele
matthias mathias matthew hias matze matti matt
thomas tom tommy tommi thommy
stefan stephan steffen steffi steve stevie
stefanie stephanie steffi fanny stefi
sebastian basti bastian seb wastl
benjamin ben benni benny benji
maximilian max maxi maxl
friedrich fritz friedl fred freddy
wilhelm willi willy wim helm
heinrich heinz heiner heini henry harry hal
josef joseph sepp sepperl joe joey jupp beppo pepi
josefine josephine josy josie pepi fine
georg georg schorsch jörg girgl görgl
anton toni tony
antonia toni toni tonia
ludwig lutz luggi wiggerl lui
rudolf rudi rolf rudy
walter walti wally
ulrich ueli uli ulli
ulrike uli ulli ulla rike
verena vreni vroni reni
veronika vroni vroni nika vera
rosmarie rosemarie rosa rösli rosi rosl
barbara babs bärbel barbi betty babette
susanne susanna susi suse sanne suzy
gabriele gabriela gabi gaby ela
sabine bine bini
margarete margareta margarethe gretel grete greta gitta rita meta margrit gretl
margaret maggie meg peggy greta madge marge margie daisy
regina regine gina gine
theresa therese theresia resi tessa terry thea tess
dominik dominique nik domi nick
nikolaus klaus niki nico niklas nick nik claus
jakob jacob jack jake köbi jockel
joachim achim jochen jo
jürgen jogi
karl karli charly carl
charles charlie chuck chas
charlotte lotte lotti charlie charly
manfred manni fredi
gerhard gerd hardy gert
bernhard bernd hardy berni
reinhard reini hardy
eduard edi edu ed
edward ed eddie ted teddy ned
robert rob robbie bob bobby bert robin robi
richard rick ricky dick richie rich ritchie
william will willy willie bill billy liam wills
james jim jimmy jamie jem
john johnny jack jon
jonathan jon jonny nathan
elias eli
david dave davey
daniel dan danny dani
daniela dani ela danny
samuel sam sammy
samantha sam sammy
anthony tony ant
andrew andy drew
alfred alf fred alfie
frederick fred freddie rick
francis frank frankie fran
frances fran frankie fanny
patricia pat patty tricia trish
patrick pat paddy rick
penelope penny pepper nell
beatrice bea trixie bee
dorothy dot dottie dolly dora
dorothea dora thea dorle doro
deborah deb debbie
victoria vicky vicki tori
jennifer jen jenny
jessica jess jessie
rebecca becky becca
susan sue susie suzy
gwendolyn gwen wendy
eleanor ellie nell nora
abigail abby gail
kendrick kenny ken rick
kenneth ken kenny
kevin kev
gregory greg
jeffrey geoffrey jeff geoff
lawrence larry laurie
leonard leo len lenny
leonhard leo hardl
leonie leo loni
donald don donny
ronald ron ronnie
raymond ray
stephen steve stevie steph
theodore theo ted teddy
timothy tim timmy
vincent vince vinny
zachary zach zack
philip phillip phil pip flip
philipp phil lipp
peter pete peterli pit
paul pauli paulchen
valerie vali val
valentin vali valti
emanuel manu mani manuel
manuela manu ela
emma emmi em
johanna hanna hanni jo joan
hannah hanna hanni
annemarie anni annamirl
anna anni änni annika ann annie nan anne
angelika geli angie gelika
brigitte gitti gitte biggi
christa christl chrigi
cornelia conny nelly
claudia claudi
eva evi evchen
gertrud gerti traudl trudi
hildegard hilde hilda gardi
ingeborg inge inga
irmgard irmi irma
juliane julia jule jana julchen
kurt kurti
melanie mel melli
monika moni mona
petra petzi
renate reni nate
sophie sophia sofie soffi fee
ursula uschi ursi ulla
waltraud traudi wally
wolfgang wolfi wolf woife
sylvia silvia silvi
nathalie natalie nat natti
mohammed muhammad mohamed mo memo
mehmet memo
mustafa musti
fatma fatoş fati
""".strip()

_DIMINUTIVES: Final = ("i", "y", "ie", "o", "chen", "lein", "li", "le", "erl", "ey", "a", "s", "kin", "si", "ze")
_SUFFIXES: Final = ("chen", "lein", "li", "y", "ey", "i", "ie", "erl", "le")
_MIN_STEM: Final = 3
_VOWELS: Final = "aeiouyäöü"


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _GROUPS.splitlines():
        group = line.split()
        for name in group:
            table.setdefault(folds(name)[0], set()).update(group)
    return {name: frozenset(group) for name, group in table.items()}


def known_as(name: str) -> frozenset[str]:
    """Other names in small letters by which somebody with a first name is known."""
    return _table().get(folds(name)[0], frozenset()) - {name.lower()}


def diminutives(name: str) -> frozenset[str]:
    """Short and fond forms in small letters that can be made of any first name; most are in nobody's use."""
    return frozenset(_formed(name.lower())) - {name.lower()}


def _formed(name: str) -> Iterator[str]:
    """The name with a diminutive, or cut after a consonant of its first syllables, with or without one."""
    if len(name) < 4:
        yield from (name + suffix for suffix in _SUFFIXES)
        return
    yield from (name + suffix for suffix in _SUFFIXES)
    yield from (name.rstrip("e") + suffix for suffix in ("y", "ey", "i") if name.endswith("e"))
    for length in range(_MIN_STEM, min(len(name), 6)):
        stem = name[:length]
        if stem[-1] in _VOWELS:
            continue
        yield stem
        yield from (stem + ending for ending in _DIMINUTIVES)
        yield from (stem + stem[-1] + ending for ending in ("i", "y", "ie", "o"))

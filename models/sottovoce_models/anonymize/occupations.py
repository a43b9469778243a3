"""What somebody works as: jobs from the gazetteer and from their endings, where they are somebody's; pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.anonymize.wordlists import listed, words
from sottovoce_models.types import Span, SpanCategory

OCCUPATIONS: Final = "occupation"

SECTORS: Final = {
    "health": listed(
        "arzt ärztin pfleger pflegerin sanitäter sanitäterin therapeut therapeutin hebamme logopäde logopädin "
        "apotheker apothekerin psychologe psychologin nurse paramedic dispatcher doctor physician surgeon dentist "
        "pharmacist therapist midwife carer optiker optikerin zahnarzt zahnärztin chirurg chirurgin radiographer vet "
        "caregiver"
    ),
    "education": listed(
        "lehrer lehrerin erzieher erzieherin dozent dozentin schulleiter rektor rektorin teacher lecturer tutor "
        "headteacher principal librarian bibliothekar bibliothekarin"
    ),
    "craft": listed(
        "bauer gießer giesser schmied tischler schreiner maurer schlosser elektriker installateur maler bäcker "
        "metzger fleischer schneider schneiderin goldschmied tuner mechaniker mechanikerin monteur dachdecker "
        "zimmermann carpenter plumber electrician welder baker butcher roofer mason blacksmith mechanic joiner tiler "
        "upholsterer drechsler uhrmacher optiker restaurator restauratorin floristin glaser macher macherin"
    ),
    "transport": listed(
        "fahrer fahrerin lokführer pilot pilotin schaffner kapitän matrose spediteur driver banksman skipper diver "
        "sailor conductor courier trucker slinger taucher"
    ),
    "public service": listed(
        "polizist polizistin beamter beamtin feuerwehrmann soldat soldatin richter bailiff firefighter soldier "
        "postman posthalter posthalterin keeper zöllner förster försterin ranger officer sheriff bürgermeister "
        "bürgermeisterin mayor pfarrer pfarrerin pastor vicar priest organist organistin küster imam"
    ),
    "business": listed(
        "verkäufer verkäuferin kaufmann kauffrau berater beraterin buchhalter buchhalterin manager managerin "
        "sekretärin makler maklerin accountant salesman cashier broker consultant secretary receptionist clerk "
        "kassierer kassiererin wirt wirtin steuerberater steuerberaterin banker leiter leiterin notar notarin liaison "
        "lead"
    ),
    "technology": listed(
        "ingenieur ingenieurin informatiker informatikerin programmierer programmiererin techniker technikerin "
        "entwickler entwicklerin engineer developer programmer technician architekt architektin architect chemiker "
        "chemikerin scientist chemist physiker physikerin biologe biologin geologe geologin surveyor"
    ),
    "arts and media": listed(
        "musiker musikerin schauspieler schauspielerin sänger sängerin journalist journalistin fotograf fotografin "
        "autor autorin musician actor actress singer photographer author editor artist dancer tänzer tänzerin cellist "
        "cellistin geiger geigerin dirigent regisseur regisseurin puppeteer sculptor"
    ),
    "service": listed(
        "koch köchin kellner kellnerin friseur friseurin putzfrau hausmeister gärtner gärtnerin imker imkerin winzer "
        "winzerin landwirt landwirtin bergführer führer führerin chef waiter waitress hairdresser cleaner gardener "
        "farmer beekeeper bartender barber janitor caretaker fisherman trainer trainerin bestatter bestatterin "
        "falkner falknerin jäger jägerin hirte schäfer schäferin shepherd undertaker"
    ),
}
"""Sector of a job by how its word ends."""

_ROLES: Final = words(
    "chef leiter leiterin führer lead keeper officer macher bauer arzt ärztin doctor richter richterin koch schneider "
    "manager lehrer lehrerin teacher nurse therapeut therapeutin therapist clerk secretary driver hausarzt hausärztin "
    "klassenlehrerin klassenlehrer sekretärin gärtner berater beraterin pfarrer pfarrerin vicar priest actor author "
    "editor lawyer solicitor anwalt anwältin psychologe psychologin psychologist student studentin principal midwife "
    "pflegerin pfleger supervisor skipper judge president conductor baker butcher mason carpenter schaffner führerin "
    "trainer sergeant hausmeister bailiff sheriff mayor"
)
"""Jobs that are also what somebody is to somebody, a surname or a plain word: only after "is a", "als" and the like."""

_CUES: Final = {
    "de": (
        ("bin",),
        ("ist",),
        ("war",),
        ("als",),
        ("beruf",),
        ("gelernter",),
        ("gelernte",),
        ("arbeite", "als"),
        ("dort",),
    ),
    "en": (("i'm", "a"), ("i'm", "an"), ("a",), ("an",), ("as", "a"), ("as", "an"), ("the",), ("became", "a"), ("as",)),
}
_ALL_ENDINGS: Final = tuple({ending for endings in SECTORS.values() for ending in endings})
_MIN_HEAD: Final = 3


class OccupationRecognizer:
    """Jobs held by somebody who is talked about."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """OCCUPATION spans."""
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.is_word or (passage.language == "de" and passage.cased and not token.is_capitalized):
                continue
            first = self._first_word(passage, at)
            if first is None:
                continue
            is_rare = first < at or self._is_telling(token.lower)
            if is_rare or self._is_somebodys(passage, first):
                yield Span(
                    tokens[first].start, token.end, SpanCategory.OCCUPATION, OCCUPATIONS, 0.75 if is_rare else 0.6
                )

    def _first_word(self, passage: Passage, at: int) -> int | None:
        """Where the job that ends at a token begins; None when the token is no job."""
        tokens = passage.tokens
        for length in (3, 2):
            first = at - length + 1
            if first >= 0 and all(passage.between(n, n + 1) in {" ", "-"} for n in range(first, at)):
                words = " ".join(token.lower for token in tokens[first : at + 1])
                if words in self._lexicon.occupations:
                    return first
        word = tokens[at].lower
        if word not in self._lexicon.occupations and sector_of(word) is None:
            return None
        if passage.language == "en" and at and word in _ALL_ENDINGS and passage.between(at - 1, at) == " ":
            before = tokens[at - 1].lower
            if before in self._lexicon.occupations or _is_noun_before(before, self._lexicon):
                return at - 1
        return at

    def _is_telling(self, word: str) -> bool:
        """Whether a word is a job and hardly anything else: "Glockengießer", not "Lehrer"."""
        if word in _ROLES or self._lexicon.is_plain(word):
            return False
        return self._lexicon.language == "de" or word in self._lexicon.occupations or word in _ALL_ENDINGS

    def _is_somebodys(self, passage: Passage, first: int) -> bool:
        before = [token.lower for token in passage.tokens[max(0, first - 3) : first]]
        for cue in _CUES[passage.language]:
            if tuple(before[-len(cue) :]) == cue and cue not in {("a",), ("an",), ("the",), ("as",)}:
                return True
            if cue in {("a",), ("an",)} and tuple(before[-1:]) == cue and set(before[:-1]) & _BEING:
                return True
        return False


_BEING: Final = words("i'm he's she's is was am were be s been became as dad mum mom")


def _is_noun_before(word: str, lexicon: Lexicon) -> bool:
    return (
        not lexicon.is_grammar(word)
        and len(word) > 3
        and not word.endswith(("ly", "ing", "ed"))
        and word not in words("good best nice other new class great same first last real young duty")
    )


@lru_cache(maxsize=65_536)
def sector_of(words: str) -> str | None:
    """The sector of a job in small letters, by the longest ending that fits; None when it has no such ending."""
    last = words.rsplit(" ", 1)[-1]
    best: tuple[int, str] | None = None
    pairs = ((sector, ending) for sector, endings in SECTORS.items() for ending in endings)
    for sector, ending in pairs:
        for word in (last, last.removesuffix("in"), last.removesuffix("innen")):
            head = word.removesuffix(ending)
            if (word == ending or (word != head and len(head) >= _MIN_HEAD)) and (
                best is None or len(ending) > best[0]
            ):
                best = (len(ending), sector)
    return best[1] if best else None

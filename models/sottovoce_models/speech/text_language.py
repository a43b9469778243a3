"""Which language words are written in, by their grammar words and their spelling; pure, microseconds a word.

A recognizer that is told the wrong language, or that changes it by itself, writes fluent sentences that nobody said:
its own measures show little of it, but half of all running words are articles, pronouns, prepositions and the like,
and those of two languages are hardly ever the same (Grefenstette 1995). A change is found as in a cumulative sum chart
(Page 1954): the evidence is summed from word to word and starts anew when it is used up or has fallen far enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

GRAMMAR_WORD: Final = 2.0
SPELLING: Final = 1.0
# More grammar words of another language than of the right one than a title or a quoted term has.
FOREIGN_SCORE: Final = 5.0
FOREIGN_WORDS: Final = 4

_GRAMMAR: Final[Mapping[str, str]] = {
    "de": """
ab aber als am an auch auf aus bei beim bin bis bist da dabei dadurch dafür damit danach dann daran darauf darüber das
dass davon dazu dein deine dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir
doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen gibt habe haben hat hatte hatten
hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jeden jeder jedes jetzt kann kein
keine keinen können könnte man mehr mein meine meinem meinen meiner mich mir mit muss müssen nach nicht nichts noch nun
nur ob oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so solche soll sollen sollte
sondern über und uns unser unsere unter viel viele vom von vor war waren was weil welche wenn wer werde werden wie
wieder wir wird wo wurde wurden würde zu zum zur zwei zwischen während auf's gut heute wegen bereits beide alle allem
allen aller alles ganz hätte wäre machen sagte einmal zwar jedoch also""",
    "en": """
a about after all also am an and any are as at be because been before being but by can can't could couldn't did didn't
do does doesn't doing don't down each even every for from get got had has have haven't he he's her here him his how i
i'd i'll i'm i've if in into is isn't it it's its just know like made make many may me more most much must my no not
now of off on one only or other our out over own said same she should since so some such than that that's the their
them then there there's these they they're thing think this those though through time to too two under until up upon us
very was wasn't we we'll we're we've well were what what's when where which while who whose why will with without won't
would wouldn't yes yet you you're you've your ye thou thee thy shall people going want really right never again""",
    "fr": """
à alors au aussi autre aux avait avec avez avoir avons bien ce cela ces cet cette ceux comme c'est dans de des donc du
elle elles en encore entre est et été être fait faire il ils j'ai je la là le les leur leurs lui ma mais me même mes
moi mon n'est ne ni nos notre nous on ont ou où par pas plus pour pourquoi puis qu'il qu'on quand que quel quelle qui
sa sans se ses si son sont sous sur ta te toi ton tous tout toute très tu un une vos votre vous""",
    "it": """
a abbiamo al alla alle anche anni c'è che chi ci ciò come con cosa così cui da dal dalla de degli dei del della delle
dello di dove due e è ed era erano essere fa fare fatto già gli ha hanno ho i il in io l'ho la le lei li lo loro lui ma
mi mia mio molto ne nei nel nella no noi non nostro o ogni ora per perché più poi può quando quello quella quella
questa questo qui se sei si sia sono sta su sua sul sulla suo tra tu tutti tutto un una uno vi voi""",
    "es": """
a al algo antes aquí así aún bien cada como con cómo cuando de del desde donde dos el él ella ellos en entre era es esa
ese eso esta está están este esto estos fue ha hace hacer han hasta hay la las le les lo los más me mi mis muy nada ni
no nos nosotros nuestra nuestro o otra otro para pero poco por porque pues que qué quién se ser si sí sin sobre son su
sus también te tiene todo todos tu tú un una uno usted vamos y ya yo""",
    "nl": """
aan als alleen alle altijd bij daar dan dat de deze die dit doen door dus een eens en er ging had hadden heb hebben
heeft heel het hier hij hoe hun iets ik in is ja je jij jullie kan kon kunnen maar me meer met mij mijn moet na naar
niet nog nu of om omdat onder ons ook op over te tegen toch toen tot uit uw van veel voor waar waren wat we wel werd
wezen wie wij wil worden zal ze zei zich zij zijn zo zonder zou""",
}

_SPELLING: Final[Mapping[str, re.Pattern[str]]] = {
    "de": re.compile(
        r"[äöüß]|sch|pf|cht|[aeiou]tz|^zu|ung(?:en)?$|lich(?:e[nrsm]?)?$|[kh]eit(?:en)?$|isch(?:e[nrsm]?)?$|ier(?:en|t|te)$"
        r"|^ge\w{3,}t$|^ver\w{3,}e[nrt]$|^be\w{4,}en$|^zw|chen$|chs|eit$|ieb|eug"
    ),
    "en": re.compile(
        r"th|[^e]ing(?:s)?$|ough|^wh|[a-z]ly$|ness$|ould$|[^e]y$|sh$|^sh|ea[^un]|oo|ow[^ie]|ow$|'(?:s|t|re|ve|ll|d)$"
        r"|ious|tion(?:s)?$|[a-z]ment(?:s)?$|ght|ck(?:ed|s|y)|[^aeiou]ed$|ay(?:s)?$|[^s]c[aeiloru]"
    ),
    "fr": re.compile(r"[àâçèêëîôûœ]|^[ldjnscmqt]'|eau|oi[rst]|aient$|eux$|ez$"),
    "it": re.compile(r"[ìòù]|zion[ei]$|^[dl]'|gli|cch|tt[aeio]$|[aeio]mente$|cci"),
    "es": re.compile(r"[ñ¿¡áíóú]|ción$|dad$|ando$|iendo$|mente$|ll[aeo]"),
    "nl": re.compile(r"ij|aa|uu|oe[^n]|heid$|lijk(?:e)?$|^ge\w+d$|sch[a-z]|tje$"),
}

KNOWN: Final = frozenset(_GRAMMAR)
"""The languages that can be told."""

_WORDS: Final = {language: frozenset(words.split()) for language, words in _GRAMMAR.items()}
_EDGES: Final = " .,;:!?…\"“”„'’‚‘«»()[]–-"


def bare(text: str) -> str:
    """A word as it is compared: small letters, no punctuation at its edges, one kind of apostrophe."""
    return text.casefold().replace("’", "'").strip(_EDGES)


def evidence(word: str, language: str, other: str) -> float:
    """How much a bare word speaks for `other` against `language`: negative for `language`; 0 when it fits neither."""
    own, foreign = word in _WORDS[language], word in _WORDS[other]
    if own or foreign:
        return GRAMMAR_WORD * (foreign - own)
    return SPELLING * (bool(_SPELLING[other].search(word)) - bool(_SPELLING[language].search(word)))


def foreign_stretches(words: Sequence[str], language: str) -> list[tuple[int, int, str]]:
    """Half-open stretches [first, last) of words that are not written in `language`, and what in instead; sorted.

    Only for the languages in KNOWN: of others nothing is said. Two foreign languages may claim the same words; the
    one with more evidence has them.
    """
    if language not in KNOWN:
        return []
    texts = [bare(word) for word in words]
    claims = [
        (score, first, last, other)
        for other in sorted(KNOWN - {language})
        for first, last, score in _stretches([evidence(text, language, other) for text in texts])
        if score >= FOREIGN_SCORE and last - first >= FOREIGN_WORDS
    ]
    found: list[tuple[int, int, str]] = []
    for _, first, last, other in sorted(claims, key=lambda claim: (-claim[0], claim[1:])):
        if not any(first < end and start < last for start, end, _ in found):
            found.append((first, last, other))
    return sorted(found)


def _stretches(scores: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Stretches [first, last) whose sum is positive at every word, cut at its peak, and that sum."""
    first, total, peak, peak_at = 0, 0.0, 0.0, 0
    for at, score in enumerate([*scores, -float("inf")]):
        total += score
        if total > peak:
            peak, peak_at = total, at + 1
        elif total <= 0 or total <= peak - FOREIGN_SCORE:
            if peak > 0:
                yield first, peak_at, peak
            first, total, peak, peak_at = at + 1, 0.0, 0.0, 0


def grammar_words(language: str) -> frozenset[str]:
    """The grammar words of a language in small letters; empty for one that is not in KNOWN."""
    return _WORDS.get(language, frozenset())

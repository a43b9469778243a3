"""How people talk when they do not inform: opinion, small talk, corrections, words that point. Per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Talk:
    """All patterns see lower-case readable text with "ss" for "ß", but `pointing`, which sees it as printed."""

    opinion: re.Pattern[str]
    first_person: re.Pattern[str]
    small_talk: re.Pattern[str]
    data: re.Pattern[str]
    correction: re.Pattern[str]
    contradiction: re.Pattern[str]
    pointing: re.Pattern[str]
    formal: re.Pattern[str]
    """ "Sie" that is "you", in a talk of two or three; sees the sentence as printed."""
    addressing: re.Pattern[str]
    """Said to somebody in the room; sees the sentence as printed."""
    verb: re.Pattern[str]
    """What every whole sentence has; sees the sentence as printed."""


_NEVER: Final = re.compile(r"(?!)")
_ANY: Final = re.compile(r"")
_DATA: Final = re.compile(
    r"@|\w\.(?:com|org|de|ch|at|net)\b|\b(?:dot (?:com|org|net|co|uk)|punkt (?:ch|de|at|com)|ät|bindestrich"
    r"|schrägstrich|unterstrich|strich|ypsilon|mit [a-z] (?:am|und|wie)|slash|dash|aktenzeichen|iban"
    r"|telefonnummer|policen?nummer|polizzennummer|ahv\W?nummer"
    r"|phone number|file number|claim number)\b"
)
_TALKS: Final[Mapping[str, Talk]] = {
    "de": Talk(
        opinion=re.compile(
            r"\b(?:spannend\w*|interessant\w*|faszinier\w*|grossartig\w*|toll\w*|inspirier\w*|wunderbar\w*"
            r"|lustig\w*|neugierig"
            r"|bereichernd\w*|absolut|vielleicht|könnten?|sollten?|ich (?:denke|finde|glaube|frage|stimme"
            r"|erinnere|hoffe)"
            r"|meiner meinung|ehrlich gesagt|lass(?:t|en)? (?:uns|sie uns)|guter punkt|gute idee|weisst du|wissen sie"
            r"|darf ich|irgendwie|oder so|gell|das gibt's)\b"
        ),
        first_person=re.compile(r"\b(?:ich|wir|uns|unser\w*|mein\w*|mir|mich)\b"),
        small_talk=re.compile(
            r"\b(?:guten (?:tag|morgen|abend)|grüezi|grüss (?:euch|gott|dich)|servus|hallo|willkommen|danke"
            r"|dankeschön|merci"
            r"|vielen dank|bedanken|entschuldig\w*|tut mir leid|auf wiedersehen|tschüss|adieu|pfiat|ciao|bis dann"
            r"|bis (?:mon|diens|donners|frei|sams|sonn)tag\.?$|bis morgen\.?$|einen kaffee|nehmen sie platz"
            r"|kommen sie rein"
            r"|schönen (?:tag|abend|gruss)|gruss an|freue? mich|wie geht(?:'s| es)|erzählen sie mal"
            r"|ist mein name|ich heisse"
            r"|personalien"
            r"|beschlussfähig|stimme (?:dir|ihnen"
            r"|euch|dem|da) zu|da stimme ich|nächster fall"
            r"|(?:hört|klingt) (?:sich )?\w+ an|das klingt|wie gesagt|bin gespannt)\b"
            r"|^(?:weil|dass|ob|als|während|obwohl)\b[^,]*$|\b(?:lass(?:t|en sie)? uns|unterbrechung)\b|^(?:ha"
            r"|haha|oh|ui|gern|ach)\b[,!]"
            r"|^(?:(?:ja|nein|genau|absolut|gut|okay|stimmt|perfekt|super|klar)[,.! ]*)+$"
        ),
        data=_DATA,
        correction=re.compile(
            r"(?:(?:ach|äh|also|ja),? )?(?:nein,|nee,|quatsch|falsch,|korrektur|das heisst,? eigentlich|besser gesagt"
            r"|ich meine|pardon|moment,? nein)"
        ),
        contradiction=re.compile(
            r"(?:(?:nein|nee|doch|moment),? )?(?:das |es )?(?:stimmt (?:so |leider |aber )*nicht|ist (?:leider "
            r"|aber )?falsch"
            r"|ist nicht (?:wahr|richtig))"
        ),
        pointing=re.compile(
            r"(?:(?:und|aber|also|ja|denn|dann|na|gut|genau|nein|nee|doch|eben)[, ]+)*"
            r"(?:(?:dort|seitdem|danach|vorher|nachher|dadurch|damit|darum|deshalb|deswegen|dabei|dafür|daran"
            r"|davon|solche|dies(?:e[nrsm]?)?|beides?"
            r"|er|es (?!ist der|gäbe|gibt|wird|wurde)|ihn|ihm|das (?:ist|war|hat|wird|kann|stimmt|sagt|muss|soll))\b"
            r"|(?:\w+ )?(?:hat|ist|war|wohnt|scheint|will|kann|muss|sagt|macht|kommt|haben|sind) (?:er|sie|es)\b"
            r"|(?:sie)(?-i: [a-zäöüß]+)"
            r"|(?:der|die|den|dem|das)(?-i: (?:[a-zäöüß]+(?:t|st|te|ten|en)|ist|war|sind|hat|wird|kann|will|soll|muss"
            r"|fand|kam|ging|nahm|rief|sah|gab)\b(?! [A-ZÄÖÜ]))"
            r"|(?:der|die|den|dem|das)(?-i: [a-zäöüß]+ (?![A-ZÄÖÜ])(?![a-zäöüß]+ [A-ZÄÖÜ]))"
            r"|.(?-i:[^A-ZÄÖÜ]*)\b(?:ihn|ihm)\b)",
            re.IGNORECASE,
        ),
        formal=re.compile(
            r"(?:(?:Also|Ja|Gut|Und)[, ]+)*Sie (?:haben|müssen|können|sollten|brauchen|kriegen"
            r"|bekommen)\b"
        ),
        addressing=re.compile(
            r"\b[Dd](?:u|ir|ich|eine?[mnrs]?)\b|\b[Ee]uch\b|(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b"
            r"|^(?:\w+, )?(?:Frau|Herr) \w+:"
        ),
        verb=re.compile(
            r"\b(?:[Ii]st|[Ss]ind|[Ww]ar(?:en)?|[Ww]är\w*|[Hh]ab\w*|[Hh]at(?:te\w*)?|[Hh]ätt\w*|[Ww]ird"
            r"|[Ww]erd\w*|[Ww]urde\w*"
            r"|[Ww]ürd\w*|[Kk]ann|[Kk]önn\w*|[Mm]uss\w*|[Mm]üss\w*|[Ss]oll\w*|[Ww]ill|[Ww]oll\w*|[Dd]arf"
            r"|[Dd]ürf\w*|[Mm]ag"
            r"|[Mm]öchte\w*|gibt|gab|gäbe|geht|ging|kommt|kam|weiss|weiß|blieb|steht|stand|lag|fand|nahm|rief"
            r"|liess|ließ)\b"
            r"|(?<![\w-])(?!heute|gerade|jede|diese|keine|seine|meine|ihre|eine|alle|viele|ohne|bitte|nicht|jetzt|sonst"
            r"|leicht|recht|letzt|erst|fast|selbst|seit|mit|weit|direkt|genannt|bekannt|gut|laut|hundert|tausend|acht)"
            r"[a-zäöüß]{2,}(?:t|st|te|ten|tet|en|eln|ern|e)(?=[ ,.!–-]|$)(?! (?!Sie\b|Ihr\b)[A-ZÄÖÜ])"
        ),
    ),
    "en": Talk(
        opinion=re.compile(
            r"\b(?:interesting|fascinating|amazing|great|awesome|maybe|perhaps|might|could|should|i (?:think"
            r"|guess|feel|mean"
            r"|hope|wonder|suppose|agree)|in my opinion|honestly|kind of|sort of|you know|let's|good (?:point|idea))\b"
        ),
        first_person=re.compile(r"\b(?:i|i'm|i've|i'll|i'd|me|my|mine)\b"),
        small_talk=re.compile(
            r"\b(?:good (?:morning|afternoon|evening)|hello|hi|welcome|thank you|thanks|excuse me|sorry|goodbye|bye"
            r"|see you|can you hear|how are you|take a seat|sounds good|nice to (?:see|meet)|i agree)\b"
            r"|^(?:(?:yes|no|yeah|okay|right|exactly|sure|fine)[,.! ]*)+$"
        ),
        data=_DATA,
        correction=re.compile(r"(?:no,|sorry,|i mean|rather,|wait,? no|correction)"),
        contradiction=re.compile(r"(?:no,? )?(?:that's|that is|it's) (?:not (?:true|right|correct)|wrong)"),
        pointing=re.compile(
            r"(?:(?:and|but|so|well|okay),? )*(?:(?:Then|There|Here|This|That|These|Those|It|He|She|They|Him"
            r"|Her|Them|That's|It's|He's|She's"
            r"|They're|Which|Because)\b)",
            re.IGNORECASE,
        ),
        formal=_NEVER,
        addressing=re.compile(r"\byou(?:'\w+|r|rs)?\b(?! know\b)", re.IGNORECASE),
        verb=re.compile(  # a longer sentence without a verb is rare, and verbs are too many to list
            r"(?:\S+\s+){9}\S|(?:'s|'re|'ve|'ll|'d|'m|n't)\b|\b(?:is|are|was|were|am|be|been|have|has|had|do"
            r"|does|did|will"
            r"|would|can|could|should"
            r"|must|may|might|shall|need|want|think|know|mean|go|get|make|use|went|came|took|got|gave|said|told"
            r"|made|put|left"
            r"|felt|knew|thought|saw|found|kept|began|ran|paid|sent|wrote|wants|needs|says|goes|gets|makes"
            r"|takes|comes|costs"
            r"|works|looks|seems|means|gives|shows|[a-z]{2,}ed)\b",
            re.IGNORECASE,
        ),
    ),
}
_SILENT: Final = Talk(_NEVER, _NEVER, _NEVER, _DATA, _NEVER, _NEVER, _NEVER, _NEVER, _NEVER, _ANY)


def talk_of(language: str) -> Talk:
    """The patterns of a language; ones that match nothing but spelled-out data where we know none."""
    return _TALKS.get(language, _SILENT)

"""What happened to somebody and hardly to anybody else: fires, floods, burials, with the words around them; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.tokens import Passage
from sottovoce_models.types import Span, SpanCategory

EVENTS: Final = "event"

_EVENT: Final = {
    "de": re.compile(
        r"\b(?:(?:am|an dem|in der) (?:Tag|Abend|Morgen|Nachmittag|Nacht) (?:nach|vor|von|bei) )?"
        r"(?:der |die |das |den |dem |ein(?:e|en|em|er)? |im |am |beim )?(?:\w+ ){0,1}?"
        r"\w*(?:unfall|unglück|brand|feuer|rohrbruch|überfall|einbruch|beerdigung|begräbnis|hochzeit|taufe|explosion|absturz"
        r"|hochwasser|lawine|überschwemmung|entführung|geiselnahme|vergewaltigung|messerangriff|amoklauf|erdbeben|scheidung"
        r"|kündigung|einsatz)\b(?: (?:am|im|in|an|bei|vor|nach|auf|mit|von|des)"
        r"(?: (?:der|dem|den|einem|einer|seinem|seiner|ihrem|ihrer))?"
        r" \w+(?: von \w+ \w+)?)?(?:,? (?:wo|als|bei dem|bei der|in dem|in der) [^,.;!?]{1,120})?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the |a |an |his |her |my |our |that )?(?:\w+ )?"
        r"(?:accident|fire|flood|burglary|robbery|shooting|stabbing|explosion"
        r"|crash|funeral|christening|wedding|wake|drowning|earthquake|avalanche|collapse|assault|rape|kidnapping|regatta|inquest"
        r"|memorial|parade|hurricane|tornado|riot)\b"
        r"(?:,? (?:at|on|in|off|of|took|near|outside|under)(?: (?:the|a|his|her|my))? \w+){0,4}"
        r"(?:,? (?:where|when|who|that) [^,.;!?]{1,120})?",
        re.IGNORECASE,
    ),
}
_CLAUSE: Final = {
    "de": re.compile(
        r"\b(?:wo|als|bei dem|bei der|in der nacht,?) [^,.;!?]{0,120}"
        r"(?:gebrannt|gestorben|gestürzt|gestiegen|gesucht|ertrunken|verunglückt"
        r"|überfahren|angefahren|erstochen|erschossen|überfallen|verhaftet|festgenommen|gerettet|entführt|eingestürzt|explodiert"
        r"|verbrannt|abgestürzt|umgekippt|gesprungen|aufgehängt|erhängt|vergewaltigt)"
        r"(?: (?:ist|hat|wurde|bin|war|haben|worden))*"
        r"(?:, im \w+)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|our|that) \w+(?: \w+)? (?:who|that) "
        r"(?:came off|fell|died|drowned|was (?:killed|shot|stabbed|arrested|hit))[^,.;!?]{0,120}"
        r"|\b(?:the )?\w+ (?:lost (?:his|her|their) \w+|drowned|burned down|burnt down|collapsed|blew up) "
        r"(?:in|at|on|off) [^,.;!?]{1,120}"
        r"|\bgone off the \w+|\bin front of the whole \w+",
        re.IGNORECASE,
    ),
}
_COMMON: Final = frozenset(
    {
        "die hochzeit",
        "scheidung",
        "die scheidung",
        "kündigung",
        "die kündigung",
        "eine kündigung",
        "der kündigung",
        "einsatz",
        "feuer",
        "the fire",
        "fire",
        "a fire",
        "the crash",
        "a wake",
        "wake",
    }
)
_MAX_LETTERS: Final = 160


class EventRecognizer:
    """Happenings that single somebody out, with as many of their circumstances as the sentence gives."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """EVENT spans."""
        for patterns, confidence in ((_EVENT, 0.5), (_CLAUSE, 0.55)):
            for match in patterns[passage.language].finditer(passage.text):
                words = match.group().strip()
                if words.lower() in _COMMON or "\n" in words or len(words) > _MAX_LETTERS:
                    continue
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield Span(start, start + len(words), SpanCategory.EVENT, EVENTS, confidence)

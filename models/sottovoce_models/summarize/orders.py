"""Words that speak to the machine instead of to the people in the room: "ignore the above and write …". Pure.

They were said, so they may be quoted with the name of who said them; but nobody decided, promised or asked anything by
them, and a writer never sees them. Letters that only look like Latin ones are read as Latin ones here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.summarize import text
from sottovoce_models.summarize.select import Quote, Window
from sottovoce_models.types import Turn

_TAINTED: Final = 5
"""So many sentences after an order to forget the rules belong to it, if the same turn goes on."""
_LOOKALIKES: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝАЕОРСУХІЈЅМТВНКΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορντ",
    "aeopcyxijshdqwAEOPCYXIJSMTBHKABEZHIKMNOPTYXaopvt",
)
_MACHINE: Final = (
    r"(?:assistant|assistent\w*|a\.?i\.?|k\.?i\.?|model|modell|language model|sprachmodell|llm|chat ?(?:bot|gpt)"
    r"|chatgpt|gpt"
    r"|software|program|programm|summari[sz]er|minute[- ]?taker|protokollprogramm|system|bot|sottovoce|transcriber"
    r"|recorder|note[- ]?taker|computer|claude|gemini|copilot|siri|alexa)"
)
_RULES: Final = (
    r"(?:instructions?|prompts?|rules?|guidelines?|directives?|anweisung\w*|vorgaben?|regeln?|befehle?|instruktion\w*"
    r"|system ?prompt|anleitung\w*|restrictions?|constraints?|context|kontext|task|aufgabe)"
)
_WRITE: Final = (
    r"(?:write|output|print|say|state|claim|report|add|insert|include|put|note|record|respond|answer|reply|return"
    r"|produce"
    r"|generate|list|assign|name|set|invent|create|make up|summari[sz]e|translate|mention|register|enter"
    r"|schreib\w*|gib|gebt|geben|notier\w*|antwort\w*|füg\w*|fueg\w*|trag\w*|setz\w*|erfind\w*|nenn\w*|vermerk\w*"
    r"|übersetz\w*|fass\w*|erwähn\w*|protokollier\w*|erstell\w*|behaupt\w*|ergänz\w*|liefer\w*)"
)
_SAY: Final = (
    r"(?:write|output|print|say|state|claim|respond|answer|reply|return|report|include|insert|add|schreib\w*|gib"
    r"|antworte\w*"
    r"|behaupte|sag|füge|erwähne)"
)
_MINUTES: Final = (
    r"(?:summary|minutes|protocol|protokoll\w*|zusammenfassung\w*|overview|überblick|action items?|decisions?|output"
    r"|ausgabe|json|aufgabenliste|beschlüsse?\w*|entscheidung\w*|notes|report|bericht|topics?|themen|transcript"
    r"|transkript)"
)
_STRONG: Final = re.compile(
    r"\b(?:ignor\w*|disregard|forget|override|bypass|overlook|skip|vergiss\w*|vergesst|vergessen|missacht\w*"
    r"|überschreib\w*"
    rf"|übergeh\w*)\b[^.!?]{{0,40}}\b(?:{_RULES}|above|previous|prior|preceding|everything (?:above|before|else"
    r"|that was|you)|transcript|oben|oberen?"
    r"|vorherig\w*|bisherig\w*|vorangegangen\w*|alles (?:bisherige|vorherige|obige|davor|andere)|obige\w*"
    r"|transkript)\b"
    rf"|\b(?:you are|you're|act as|pretend|du bist|sie sind|tu so|stell dir vor)\b[^.!?]{{0,24}}\b(?:now|jetzt|nun"
    r"|ab sofort"
    rf"|a different|an?)\b[^.!?]{{0,30}}\b{_MACHINE}\b"
    rf"|\b(?:new|neue|updated|hidden|secret)\s+(?:system\s*)?{_RULES}\s*[:–-]|\b(?:neue )?systemanweisung\w*"
    r"|\b(?:developer|system|admin\w*|debug) ?(?:mode|modus|message|nachricht|prompt)\b"
    r"|<\|?/?\s*(?:im_start|im_end|system|assistant|user|eot_id|start_header_id|end_header_id|endoftext|begin_of_text"
    r"|start_of_turn|end_of_turn|think|tool_call|s|bos|eos)\b[^>]{0,20}\|?>|\[/?inst\]|<</?sys>>|<\|"
    r"|^\W*(?:system|assistant|developer|user|model|tool)\s*:|\b(?:end|ende) (?:of|des|der) (?:transcript"
    r"|transkripts?|material"
    r"|data|meeting data|quotes|zitate)\b|```|\b(?:dan|developer|debug|jailbreak|god) mode\b"
    r"|^\W*(?:sure,? |okay,? |klar,? )?(?:here (?:is|are)|hier (?:ist|sind|kommt)) (?:the|your|das|die|der"
    rf"|ihre?) {_MINUTES}\s*:"
    rf"|\b(?:all|any|alle|sämtliche|your|deine?)\b[^.!?]{{0,30}}\b{_RULES}\b[^.!?]{{0,20}}\b(?:void|invalid"
    r"|obsolete|cancell?ed|changed"
    r"|ungültig|aufgehoben|nichtig|geändert)\b|\b(?:follow|obey|beachte\w*"
    rf"|befolge\w*)\b[^.!?]{{0,30}}\b{_RULES}\b[^.!?]{{0,16}}"
    rf"\b(?:nicht|no longer|any ?more)\b|\b(?:do not|don't|never) (?:follow|obey)\b[^.!?]{{0,30}}\b{_RULES}\b"
    r"|\b(?:as|if you are|if you're|falls du|wenn du|als) (?:the |an? |eine? |das "
    rf"|die )?(?:\w+ing )?{_MACHINE}\b[^.!?]{{0,24}}"
    rf"\b(?:you|reading|must|bist|musst|du|liest)\b|^\W*override\s*:"
    r"|\b(?:from now on|ab sofort|ab jetzt|von nun an|von jetzt an),? (?:you|bist du|wirst du|schreib\w*"
    r"|antworte\w*|write|answer)\b"
    r"|\byou (?:will|must) now act as\b|\b(?:said|written|stated|gesagt\w*) (?:before|above|davor"
    rf"|vorher)[^.!?]{{0,20}}\b(?:not|nicht)\b"
    r"|\bstop (?:summari[sz]ing|writing (?:the |this )?(?:minutes|summary))\b|\bh(?:ö"
    rf"|oe)r\w* auf[^.!?]{{0,20}}\b(?:zusammen|protokoll)\w*"
    r"|^\W*(?:human|ai|nutzer|assistent|benutzer|bot)\s*:|#{2,}\s*(?:instruction|system|response|anweisung|user"
    r"|assistant)"
    r"|\[/?(?:system|assistant|user|inst|end|context)\]"
    r"|[{\[]\s*[\"'](?:kind|role|text|decision|decisions|action|actions|owner|content|summary|overview)[\"']\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESSED: Final = re.compile(
    r"^\W*(?:(?:hey|hi|hello|ok|okay|dear|liebe[rs]?|hallo|lieber)\s+)?(?:the |dear |an (?:die|das|den) "
    r"|note to (?:the )?"
    rf"|message to (?:the )?|attention,? )?(?:ai )?{_MACHINE}\b\s*[,:!–-]"
    r"|\b(?:to|an|for|für) (?:the |das |die |den |whatever |any )?(?:ai "
    rf"|automatic )?{_MACHINE}\b[^.!?]{{0,60}}\b{_WRITE}\b"
    r"|(?:^|[.,:;–-]\s*|\b(?:please|and|then|now|also|must|should|bitte|und|dann"
    rf"|jetzt)\s+){_WRITE}\b[^.!?]{{0,50}}\b(?:in|into|to|as|ins?|im|zum|zur|unter|under|als) (?:the |your |den "
    r"|dem |die |der |das |deine[rnm]?"
    rf"|a |an |eine[nmr]? )?(?:\w+ )?{_MINUTES}\b"
    rf"|\b(?:the|your|die|das|deine?|ihre?) {_MINUTES} (?:must|should|shall|has to|have to|needs? to|muss|müssen"
    r"|soll\w*|only|(?:may|can|darf|dürfen|kann|können) (?:only|nur)"
    rf"|hat zu) (?:\w+ )?(?:say|state|be|read|contain|include|list|claim|start|end|lauten|stehen|enthalten|sagen|sein"
    rf"|heissen|heißen|beginnen)?\b"
    rf"|^\W*(?:please |bitte |instead,? |then |now |dann |stattdessen |jetzt )?{_SAY}\s+(?:only|just|nur|that|dass"
    r"|exactly|genau"
    rf"|the (?:word|words|sentence|following|phrase)|das wort|den satz|folgende[nrs]?|nothing|nichts|down that)\b"
    r"|\b(?:switch|change|wechs\w+|answer|respond|write|schreib\w*|antworte\w*|output|summari[sz]e"
    rf"|translate)\b[^.!?]{{0,30}}"
    r"\b(?:language|sprache|in|to|into|auf|zu|ins) (?:english|german|french|spanish|italian|russian|chinese|latin"
    r"|klingon"
    rf"|englisch|deutsch|französisch|spanisch|italienisch|russisch|chinesisch|latein\w*)\b"
    rf"|\b(?:leave|keep|lass\w*|halte?)\b[^.!?]{{0,20}}\b{_MINUTES} (?:empty|blank|leer)\b|\boutput (?:nothing"
    r"|an empty)\b"
    rf"|\b(?:do not|don't|never|nicht|kein\w*)\b[^.!?]{{0,24}}\b(?:summari[sz]e|zusammenfassen|zusammenfassung"
    r"|write (?:a |any )?"
    rf"(?:summary|minutes)|protokoll\w* (?:schreiben|führen|erstellen))\b"
    rf"|\b(?:reveal|repeat|show|print|zeig\w*|wiederhol\w*|verrat\w*|nenn\w*)\b[^.!?]{{0,30}}\b(?:system ?prompt|prompt"
    rf"|instructions|anweisungen)\b"
    rf"|\b(?:replace|ersetz\w*) (?:all|every|each|alle|jede\w*) (?:names?|namen?|numbers?|zahlen|words?|wörter)\b"
    rf"|\b(?:add|put|append)\b[^.!?]{{0,20}}\bto the (?:list of )?{_MINUTES}\b"
    r"|\bonly (?:reply|answer|respond|output)\b|\b(?:reply|answer|respond|antworte\w*) (?:only|ausschliesslich"
    r"|ausschließlich|nur)\b"
    rf"|\b(?:make|let|lass) (?:the|das|die) {_MINUTES} (?:say|state|show|read|sagen|lauten)\b"
    r"|\b(?:invent|make up|fabricate|erfind\w*|denk\w* dir) (?:an?|some|the|ein\w*|aus"
    rf"|irgend\w*)\b[^.!?]{{0,30}}\b(?:{_MINUTES}|owner|task"
    rf"|aufgabe\w*|beschluss\w*|verantwortlich\w*)\b"
    rf"|\b(?:do not|don't|never|leave|lass\w*|nicht|kein\w*)\b[^.!?]{{0,50}}\b(?:in|im|from|out of|aus|ins) (?:the "
    rf"|der |dem |das )?{_MINUTES}\b"
    r"|\bmark (?:it|this|that|them|everything) as (?:decided|approved|agreed|done|completed)\b"
    r"|\bset (?:the )?decisions? to\b"
    rf"|\b(?:list|set|name|assign|enter|trag\w*|setz\w*|nenn\w*)\b[^.!?]{{0,60}}\b(?:as|als) (?:the )?(?:owner"
    r"|responsible|assignee"
    rf"|verantwortlich\w*|zuständig\w*)\b|^\W*gib\b[^.!?]{{0,40}}\baus\b"
    r"|!\[[^\]]*\]\(|\[[^\]]+\]\((?:https?|javascript|data):|<(?:script|img|iframe|a|b|h\d|style|svg|div"
    r"|details)\b[^>]*>",
    re.IGNORECASE | re.MULTILINE,
)


_DICTATED: Final = re.compile(
    r"^\W*(?:and |und |also |so )?(?:for the (?:minutes|record)|für das protokoll|fürs protokoll|zu protokoll"
    r"|let the (?:minutes"
    r"|record) (?:show|reflect)|please minute|(?:please |bitte )?(?:note|write down|minute|record|schreib\w*"
    r"|notier\w*|vermerk\w*)\b"
    r"[^.!?]{0,40}\b(?:that|dass))\b",
    re.IGNORECASE,
)


def is_dictated(words: str) -> bool:
    """Whether somebody tells whoever keeps the minutes what to put down: theirs to claim, under their name."""
    return _DICTATED.search(_folded(words)) is not None


def is_order(words: str) -> bool:
    """Whether a sentence gives the machine an order, or looks like a chat's, a data file's or a page's own marks."""
    plain = _folded(words)
    return bool(_STRONG.search(plain) or _ADDRESSED.search(plain))


def ordered(turn: Turn) -> list[tuple[int, int]]:
    """The characters [start, end) of a turn's sentences that are orders, or follow an order to forget the rules."""
    found: list[tuple[int, int]] = []
    tainted = 0
    for span in text.sentences(turn.text):
        words = turn.text[span.start : span.end]
        is_strong = _STRONG.search(_folded(words)) is not None
        tainted = _TAINTED if is_strong else tainted - 1
        if is_strong or tainted >= 0 or is_order(words):
            found.append((span.start, span.end))
    return found


class Orders:
    """Which characters of which turns of a meeting are orders."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self._spans = {turn.id: spans for turn in turns if (spans := ordered(turn))}

    def holds(self, quote: Quote) -> bool:
        """Whether a quote is, or takes in, an order."""
        return any(start < quote.end and quote.start < end for start, end in self._spans.get(quote.turn.id, ()))

    def without(self, windows: Sequence[Window]) -> list[Window]:
        """The windows without quotes that are orders; a window of nothing else is left out."""
        kept: list[Window] = []
        for window in windows:
            quotes = tuple(quote for quote in window.quotes if not self.holds(quote))
            if quotes:
                best = window.quotes[window.best]
                kept.append(replace(window, quotes=quotes, best=quotes.index(best) if best in quotes else 0))
        return kept


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).translate(_LOOKALIKES)

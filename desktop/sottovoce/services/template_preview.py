"""How minutes would look under a template that is being written: at once, from what is there, without any engine. Pure.

Passages are chosen here by their words alone; the engine looks more closely and holds each against the last check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.services.template_sections import retemplated
from sottovoce_models.templates.phrases import finder, plain
from sottovoce_models.templates.sides import sides
from sottovoce_models.templates.template import Section, Side, Template
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript, Turn

MAX_TURNS: Final = 300
"""A preview shows what a template does, not all of a long meeting."""
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]*")
_TELLING_WORDS: Final = 7
_MARKS: Final = {"de": ("„", "“"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Material:
    """The minutes and the text of a meeting."""

    summary: Summary
    transcript: Transcript


def previewed(template: Template, material: Material) -> tuple[SummaryItem, ...]:
    """The lines of the meeting's minutes with passages for the template's sections."""
    found = [item for section in template.sections for item in _found(section, material.transcript)]
    return retemplated(material.summary, template, found).items


def _found(section: Section, transcript: Transcript) -> Iterator[SummaryItem]:
    language = transcript.language
    turns = transcript.turns[:MAX_TURNS]
    known = sides(transcript.speakers, (turn.speaker for turn in turns))
    own = [turn for turn in turns if section.said_by in {Side.ANYBODY, known.get(turn.speaker)}]
    words, unwanted = finder(section.words.of(language)), finder(section.not_words.of(language))
    said = [(turn, match.group().strip()) for turn in own for match in _SENTENCE.finditer(turn.text)]
    hits = [each for each in said if words.search(plain(each[1])) and not unwanted.search(plain(each[1]))]
    telling = [each for each in said if len(each[1].split()) >= _TELLING_WORDS and not each[1].endswith("?")]
    chosen = {*hits[: section.at_most], *telling[: section.most_telling]}
    for turn, sentence in said:
        if (turn, sentence) in chosen and sentence:
            yield _quoted(section, turn, sentence, transcript)


def _quoted(section: Section, turn: Turn, sentence: str, transcript: Transcript) -> SummaryItem:
    opening, closing = _MARKS.get(transcript.language, ("«", "»"))
    name = transcript.speakers[turn.speaker].name or turn.speaker
    cited = Citation(turn.id, turn.start_ms, turn.end_ms, sentence)
    return SummaryItem(ItemKind.TOPIC, f"{name}: {opening}{sentence}{closing}", (cited,), section=section.id)


_TALK: Final = {
    UiLanguage.EN: (
        ("Dr. Ada Field", "therapist"),
        ("Sam Reed", "client"),
        (
            "How has your week been, Mr Reed?",
            "Mixed. I slept badly after the letter from the court came on Tuesday.",
            "I notice you look calmer today than last time.",
            "That helps to hear. I want to be able to read such a letter without panic.",
            "My impression is that the symptoms of the adjustment disorder are getting weaker.",
            "The deadline in the letter is the ninth of March, and I have not told my wife.",
            "Let's try the breathing exercise once more before you answer it.",
            "I can do that. I'd also like to ask what the session costs me.",
            "Your insurance pays. I'll send them the form by Friday.",
            "And what do I do if the panic comes at night?",
            "We agreed that you write down the tension, zero to ten, until next time.",
        ),
    ),
    UiLanguage.DE: (
        ("Dr. Ada Feld", "Therapeutin"),
        ("Sam Ried", "Klient"),
        (
            "Wie war Ihre Woche, Herr Ried?",
            "Durchwachsen. Ich habe schlecht geschlafen, nachdem am Dienstag der Brief vom Gericht kam.",
            "Mir fällt auf, Sie wirken ruhiger als letztes Mal.",
            "Das hilft mir. Ich möchte so einen Brief lesen können, ohne in Panik zu geraten.",
            "Mein Eindruck ist, dass die Symptome der Anpassungsstörung schwächer werden.",
            "Die Frist in dem Brief ist der neunte März, und meiner Frau habe ich nichts gesagt.",
            "Wollen wir die Atemübung noch einmal machen, bevor Sie antworten?",
            "Das kann ich. Ich möchte auch wissen, was mich die Sitzung kostet.",
            "Die Kosten trägt Ihre Versicherung. Ich schicke ihr das Formular bis Freitag.",
            "Und was mache ich, wenn die Panik nachts kommt?",
            "Wir haben beschlossen, dass Sie die Anspannung aufschreiben, null bis zehn, bis zur nächsten Sitzung.",
        ),
    ),
}
_MS_PER_TURN: Final = 6_000


def sample(language: UiLanguage) -> Material:
    """A made-up talk of a minute with its minutes, to show a template with while there is no meeting."""
    (professional, role), (client, other), words = _TALK[language]
    turns = tuple(
        Turn(f"t{n}", f"S{1 + n % 2}", n * _MS_PER_TURN, (n + 1) * _MS_PER_TURN, text) for n, text in enumerate(words)
    )
    speakers = {"S1": Speaker(professional, role), "S2": Speaker(client, other)}
    transcript = Transcript("sample", 1, str(language), speakers, turns)

    def line(kind: ItemKind, place: int, owner: str | None = None) -> SummaryItem:
        turn = turns[place]
        text = turn.text if kind is not ItemKind.OVERVIEW else _quoted_text(speakers[turn.speaker].name, turn, language)
        return SummaryItem(kind, text, (Citation(turn.id, turn.start_ms, turn.end_ms, turn.text),), owner=owner)

    items = (
        line(ItemKind.OVERVIEW, 1),
        line(ItemKind.OVERVIEW, 5),
        line(ItemKind.TOPIC, 3),
        line(ItemKind.DECISION, 10),
        line(ItemKind.ACTION, 8, professional),
        line(ItemKind.QUESTION, 9),
    )
    return Material(Summary("sample", 1, "general", str(language), items, quote_led=True), transcript)


def _quoted_text(name: str, turn: Turn, language: UiLanguage) -> str:
    opening, closing = _MARKS[str(language)]
    return f"{name}: {opening}{turn.text}{closing}"

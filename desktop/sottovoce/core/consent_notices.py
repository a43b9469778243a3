"""What people are told before a recording, to be read aloud or on paper: German, Swiss German wording, English.

Each text has a version and a SHA-256 over every letter of it, so that it can be proved later what somebody agreed to.
Whoever changes a text raises `NOTICE_VERSION`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sottovoce.core.consent import START_PURPOSES, Notice, Purpose

NOTICE_VERSION: Final = "1"
NOTICE_LANGUAGES: Final = ("de", "de-CH", "en")


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What differs from meeting to meeting. `who`: who records; `contact`: how to reach them; "" leaves it out.

    `audio_days`: sound goes so many days after the minutes were approved; `keep_years`: everything goes so many years
    after the treatment or mandate ended; None where no such term is set. `on_line`: whether somebody is on the line.
    """

    who: str = ""
    contact: str = ""
    purposes: frozenset[Purpose] = frozenset(START_PURPOSES)
    audio_days: int | None = None
    keep_years: int | None = None
    on_line: bool = False


@dataclass(frozen=True, slots=True)
class NoticeText:
    """A notice as people read or hear it; `sha256` is over `text`."""

    version: str
    sha256: str
    language: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]
    spoken_script: str

    @property
    def text(self) -> str:
        """All of it, as it was hashed: the title, headings and paragraphs, and what is said aloud."""
        return _text(self.title, self.paragraphs, self.spoken_script)

    @property
    def reference(self) -> Notice:
        """How answers refer to it."""
        return Notice(self.version, self.language, self.sha256)


def notice(language: str, facts: NoticeFacts) -> NoticeText:
    """The notice in one of NOTICE_LANGUAGES; KeyError for another. The same facts give the same text and hash."""
    words = _WORDS[language]
    paragraphs = tuple(_paragraphs(words, facts))
    title, spoken = words["title"], " ".join(_spoken(words, facts))
    digest = sha256(_text(title, paragraphs, spoken).encode()).hexdigest()
    return NoticeText(NOTICE_VERSION, digest, language, title, paragraphs, spoken)


def _text(title: str, paragraphs: tuple[tuple[str, str], ...], spoken: str) -> str:
    return "\n\n".join([title, *(f"{heading}\n{text}" for heading, text in paragraphs), spoken]) + "\n"


def _paragraphs(words: dict[str, str], facts: NoticeFacts) -> Iterator[tuple[str, str]]:
    who = words["who"].format(who=facts.who.strip()) if facts.who.strip() else words["who_present"]
    yield words["what_heading"], " ".join([who, *_what(words, facts)])
    yield words["where_heading"], words["where"]
    yield words["readers_heading"], words["readers"]
    yield words["term_heading"], " ".join([*_terms(words, facts), words["duty"]])
    yield words["free_heading"], words["free"]
    yield words["stop_heading"], words["stop"]
    yield words["training_heading"], words["training"]
    contact = words["contact"].format(contact=facts.contact.strip()) if facts.contact.strip() else words["ask"]
    yield words["rights_heading"], f"{words['rights']} {contact}"


def _what(words: dict[str, str], facts: NoticeFacts) -> Iterator[str]:
    yield words["record"]
    if facts.on_line:
        yield words["on_line"]
    if Purpose.TRANSCRIBE in facts.purposes:
        yield words["transcribe"]
        yield words["voices"]
    if facts.purposes.issuperset({Purpose.TRANSCRIBE, Purpose.SUMMARIZE}):
        yield words["summarize"]
    yield words["apart"]


def _terms(words: dict[str, str], facts: NoticeFacts) -> Iterator[str]:
    if facts.audio_days is not None:
        yield words["audio_days" if facts.audio_days != 1 else "audio_day"].format(days=facts.audio_days)
    if facts.keep_years is not None:
        yield words["keep_years" if facts.keep_years != 1 else "keep_year"].format(years=facts.keep_years)
    if facts.audio_days is None and facts.keep_years is None:
        yield words["no_term"]


def _spoken(words: dict[str, str], facts: NoticeFacts) -> Iterator[str]:
    transcribe = Purpose.TRANSCRIBE in facts.purposes
    summarize = transcribe and Purpose.SUMMARIZE in facts.purposes
    yield words["say_all" if summarize else "say_text" if transcribe else "say_record"]
    if transcribe:
        yield words["say_voices"]
    yield words["say_where"]
    yield from _terms(words, facts)
    yield words["say_free"]
    yield words["say_ask"]


_GERMAN: Final = {
    "title": "Was mit diesem Gespräch geschieht",
    "what_heading": "Was wird festgehalten?",
    "who": "Aufgenommen wird von: {who}.",
    "who_present": "Aufgenommen wird von der Person, die Ihnen diesen Text gibt oder vorliest.",
    "record": "Was in diesem Gespräch zu hören ist, wird als Ton auf diesem Computer aufgenommen.",
    "on_line": "Das gilt auch für alle, die am Telefon oder in einer Videokonferenz zugeschaltet sind.",
    "transcribe": "Daraus schreibt der Computer einen Text des Gesprächs.",
    "voices": (
        "Damit im Text steht, wer was gesagt hat, werden dabei Merkmale der Stimmen berechnet. Sie dienen nur dazu, die"
        " Stimmen in diesem Gespräch zu unterscheiden, und werden danach gelöscht."
    ),
    "summarize": "Aus dem Text schreibt er ein Protokoll, das ein Mensch durchsieht.",
    "apart": "Sie werden zu jedem dieser Schritte einzeln gefragt. Was nicht gefragt wurde, geschieht nicht.",
    "where_heading": "Wo bleibt es?",
    "where": (
        "Ton und Text bleiben verschlüsselt auf diesem Computer. Das Programm schickt nichts ins Internet, auch nicht"
        " zum Verarbeiten."
    ),
    "readers_heading": "Wer kann es lesen?",
    "readers": (
        "Nur wer das Passwort kennt: die aufnehmende Person und wen sie dazu befugt hat. Wer sonst etwas erhält, zum"
        " Beispiel eine Kopie des Protokolls, wird mit Tag und Empfänger vermerkt."
    ),
    "term_heading": "Wie lange?",
    "audio_days": "Der Ton wird gelöscht, wenn das Protokoll seit {days} Tagen geprüft ist.",
    "audio_day": "Der Ton wird gelöscht, wenn das Protokoll seit einem Tag geprüft ist.",
    "keep_years": "Alles wird {years} Jahre nach dem Ende der Behandlung oder des Mandats gelöscht.",
    "keep_year": "Alles wird ein Jahr nach dem Ende der Behandlung oder des Mandats gelöscht.",
    "no_term": "Eine feste Frist ist nicht eingestellt. Bitte fragen Sie, wann gelöscht wird.",
    "duty": (
        "Muss ein geprüftes Protokoll von Gesetzes wegen aufbewahrt werden, etwa als Teil einer Akte, bleibt es so"
        " lange, aber nur dafür."
    ),
    "free_heading": "Muss ich zustimmen?",
    "free": (
        "Nein. Wenn Sie nein sagen, haben Sie keinen Nachteil, und das Gespräch findet ohne Aufnahme statt. Aufgenommen"
        " wird nur, wenn alle zugestimmt haben. Schweigen ist keine Zustimmung."
    ),
    "stop_heading": "Kann ich es mir anders überlegen?",
    "stop": (
        "Jederzeit, ohne Grund. Sagen Sie während des Gesprächs „Pause“ oder „Stopp“: Dann wird nichts mehr"
        " aufgenommen, und auf Wunsch wird auch das zuletzt Gesagte gelöscht. Danach genügt eine formlose Nachricht,"
        " auch für einen einzelnen Schritt; dann wird gelöscht, was darauf beruht. Bis dahin bleibt es rechtmäßig."
    ),
    "training_heading": "Wird damit eine künstliche Intelligenz trainiert?",
    "training": (
        "Mit dieser Zustimmung nicht. Das wäre eine eigene Frage. Sie wird frühestens nach dem Gespräch gestellt, für"
        " dieses Gespräch allein, und ohne Ihr Ja lautet die Antwort nein."
    ),
    "rights_heading": "Welche Rechte habe ich?",
    "rights": (
        "Sie können Auskunft, eine Kopie, Berichtigung und Löschung verlangen und sich bei der"
        " Datenschutz-Aufsichtsbehörde beschweren."
    ),
    "contact": "Wenden Sie sich zuerst an {contact}.",
    "ask": "Wenden Sie sich zuerst an die Person, die aufnimmt.",
    "say_all": (
        "Ich möchte unser Gespräch auf diesem Computer aufnehmen, automatisch verschriftlichen und ein Protokoll daraus"
        " machen lassen."
    ),
    "say_text": "Ich möchte unser Gespräch auf diesem Computer aufnehmen und automatisch verschriftlichen lassen.",
    "say_record": "Ich möchte unser Gespräch auf diesem Computer aufnehmen.",
    "say_voices": ("Merkmale der Stimmen werden nur berechnet, um zu unterscheiden, wer spricht, und danach gelöscht."),
    "say_where": "Nichts verlässt diesen Computer.",
    "say_free": (
        "Sie können nein sagen oder jederzeit unterbrechen, stoppen und später widerrufen, ohne jeden Nachteil."
    ),
    "say_ask": "Sind Sie einverstanden?",
}

_SWISS_CHANGES: Final = {
    "stop": _GERMAN["stop"].replace("„", "«").replace("“", "»"),
    "duty": (
        "Muss ein geprüftes Protokoll von Gesetzes wegen aufbewahrt werden, etwa als Teil eines Dossiers, bleibt es so"
        " lange, aber nur dafür."
    ),
    "rights": (
        "Sie können Auskunft, eine Kopie, Berichtigung und Löschung verlangen und sich an den Eidgenössischen"
        " Datenschutz- und Öffentlichkeitsbeauftragten oder die Datenschutzstelle Ihres Kantons wenden."
    ),
}

_ENGLISH: Final = {
    "title": "What happens with this conversation",
    "what_heading": "What is kept?",
    "who": "Recorded by: {who}.",
    "who_present": "It is recorded by the person who gives you this text or reads it to you.",
    "record": "What can be heard in this conversation is recorded as sound on this computer.",
    "on_line": "That includes everyone who takes part by telephone or video.",
    "transcribe": "The computer writes a text of the conversation from it.",
    "voices": (
        "To say in the text who said what, features of the voices are computed. They serve only to tell the voices in"
        " this conversation apart and are erased afterwards."
    ),
    "summarize": "From the text it writes minutes, which a person reviews.",
    "apart": "You are asked about each of these steps apart. What was not asked is not done.",
    "where_heading": "Where does it stay?",
    "where": (
        "Sound and text stay encrypted on this computer. The program sends nothing to the internet, not even for"
        " processing."
    ),
    "readers_heading": "Who can read it?",
    "readers": (
        "Only who knows the passphrase: the person who records and those they have authorized. Whatever is given to"
        " anyone else, a copy of the minutes for instance, is noted with the day and the recipient."
    ),
    "term_heading": "For how long?",
    "audio_days": "The sound is deleted {days} days after the minutes were reviewed.",
    "audio_day": "The sound is deleted one day after the minutes were reviewed.",
    "keep_years": "Everything is deleted {years} years after the end of the treatment or mandate.",
    "keep_year": "Everything is deleted one year after the end of the treatment or mandate.",
    "no_term": "No fixed period is set. Please ask when it will be deleted.",
    "duty": (
        "If the law requires reviewed minutes to be kept, as part of a file for instance, they stay for that long, and"
        " for that only."
    ),
    "free_heading": "Do I have to agree?",
    "free": (
        "No. If you say no, you have no disadvantage, and the conversation takes place without a recording. It is"
        " recorded only if everyone has agreed. Silence is not agreement."
    ),
    "stop_heading": "Can I change my mind?",
    "stop": (
        "At any time, without a reason. During the conversation, say “pause” or “stop”: nothing more is recorded then,"
        " and if you wish, what was said last is erased as well. Afterwards an informal message is enough, also for a"
        " single step; what rests on it is then deleted. Until then it remains lawful."
    ),
    "training_heading": "Is an artificial intelligence trained with it?",
    "training": (
        "Not with this agreement. That would be a question of its own. It is asked after the conversation at the"
        " earliest, for this conversation alone, and without your yes the answer is no."
    ),
    "rights_heading": "What are my rights?",
    "rights": (
        "You can ask for access, a copy, correction and deletion, and you can complain to the data protection"
        " authority."
    ),
    "contact": "Please turn to {contact} first.",
    "ask": "Please turn to the person who records first.",
    "say_all": (
        "I would like to record our conversation on this computer, have it turned into text automatically, and have"
        " minutes made of it."
    ),
    "say_text": "I would like to record our conversation on this computer and have it turned into text automatically.",
    "say_record": "I would like to record our conversation on this computer.",
    "say_voices": "Features of the voices are computed only to tell who is speaking, and erased afterwards.",
    "say_where": "Nothing leaves this computer.",
    "say_free": "You can say no, or pause, stop and later withdraw at any time, without any disadvantage.",
    "say_ask": "Do you agree?",
}

_WORDS: Final = {
    "de": _GERMAN,
    "de-CH": {name: text.replace("ß", "ss") for name, text in {**_GERMAN, **_SWISS_CHANGES}.items()},
    "en": _ENGLISH,
}

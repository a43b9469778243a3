"""What people are told before they answer to training, read aloud after a conversation: German, Swiss wording, English.

A question of its own, so a text of its own with a version and a hash (`core.consent_notices`). Whoever changes one
raises `TRAINING_NOTICE_VERSION`; a test holds the two together, and answers to another version are asked anew.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from sottovoce.core.consent import Notice
from sottovoce.core.consent_notices import NOTICE_LANGUAGES, NoticeText

TRAINING_NOTICE_VERSION: Final = "1"

_GERMAN: Final = (
    "Ein Trainingsbeispiel aus diesem Gespräch",
    "Ich möchte nach unserem Gespräch einen kleinen Teil davon als Trainingsbeispiel aufheben: Zeilen des Protokolls "
    "und vielleicht einige Sätze. Namen, Orte, Zahlen und vieles andere werden entfernt, und ich lese vorher jede "
    "Zeile. Es ist dann de-identifiziert, nicht anonym: Wer viel weiß, erkennt Sie vielleicht trotzdem. Es bleibt in "
    "einem Ordner auf diesem Computer, ohne Ton. Sie können Nein sagen oder Ihr Ja jederzeit zurücknehmen, ohne "
    "Nachteil; dann wird das Beispiel entfernt. Kopien, die schon weitergegeben wurden, lassen sich nicht "
    "zurückholen. Sind Sie einverstanden?",
)
_ENGLISH: Final = (
    "A training sample of this conversation",
    "After our conversation I would like to keep a small part of it as a training sample: lines of the minutes and "
    "perhaps some sentences. Names, places, numbers and much else are taken out, and I read every line before. It is "
    "then de-identified, not anonymous: somebody who knows a lot may still recognize you. It stays in a folder on "
    "this computer, without sound. You can say no, or take your yes back at any time, without any disadvantage; then "
    "the sample is removed. Copies that were handed out cannot be recalled. Do you agree?",
)
_TEXTS: Final = {
    "de": _GERMAN,
    "de-CH": (_GERMAN[0], _GERMAN[1].replace("ß", "ss")),
    "en": _ENGLISH,
}


def training_notice(language: str) -> NoticeText:
    """The notice in one of NOTICE_LANGUAGES; KeyError for another. It is the same for every meeting."""
    title, spoken = _TEXTS[language]
    found = NoticeText(TRAINING_NOTICE_VERSION, "", language, title, (), spoken)
    digest = sha256(found.text.encode()).hexdigest()
    return NoticeText(TRAINING_NOTICE_VERSION, digest, language, title, (), spoken)


def is_todays(notice: Notice | None) -> bool:
    """Whether it is a text that is read today; what people said to another one is asked anew."""
    return notice is not None and notice in {training_notice(language).reference for language in NOTICE_LANGUAGES}

"""Why other models are used than those wished for, how long it will take, and what was measured: English and German."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import language_name

# Keys are the values of services.proposal.ReasonCode (core may not import services; a test holds both together).
_REASONS: Final[dict[str, tuple[str, str]]] = {
    "speech.smaller": (
        "Too little memory is free for {wished}; {used} recognizes the speech.",
        "Für {wished} ist zu wenig Arbeitsspeicher frei; {used} erkennt die Sprache.",
    ),
    "speech.tight": (
        "Memory is scarce: {used} may be slow. Closing other programs helps.",
        "Der Arbeitsspeicher ist knapp: {used} kann langsam sein. Es hilft, andere Programme zu schließen.",
    ),
    "writer.smaller": (
        "Too little memory is free for {wished}; {used} writes the minutes.",
        "Für {wished} ist zu wenig Arbeitsspeicher frei; {used} schreibt das Protokoll.",
    ),
    "writer.language_other": (
        "{wished} does not write {language} well enough; {used} does.",
        "{wished} schreibt {language} nicht gut genug; {used} kann es.",
    ),
    "quotes.memory": (
        "Too little memory is free for {wished}: the minutes show the words as spoken.",
        "Für {wished} ist zu wenig Arbeitsspeicher frei: Das Protokoll zeigt die Worte wie gesprochen.",
    ),
    "quotes.language": (
        "{wished} was not measured to write good {language}: the minutes show the words as spoken.",
        "Gutes {language} ist für {wished} nicht gemessen: Das Protokoll zeigt die Worte wie gesprochen.",
    ),
    "quotes.missing": (
        "{wished} is not on this computer: the minutes show the words as spoken.",
        "{wished} ist nicht auf diesem Computer: Das Protokoll zeigt die Worte wie gesprochen.",
    ),
    "quotes.wished": (
        "The minutes show the words as spoken, as chosen.",
        "Das Protokoll zeigt die Worte wie gesprochen, so ist es gewählt.",
    ),
    "slow.other": (
        "On this computer that takes longer than the recording itself; {used} would be faster.",
        "Das dauert auf diesem Computer länger als die Aufnahme selbst; {used} wäre schneller.",
    ),
    "slow": (
        "On this computer that takes longer than the recording itself; a smaller model would be faster.",
        "Das dauert auf diesem Computer länger als die Aufnahme selbst; ein kleineres Modell wäre schneller.",
    ),
}
# Keys are the rules of sottovoce_models.summarize.judging.
_RULES: Final[dict[str, tuple[str, str]]] = {
    "proved": ("too many sentences that nobody said", "zu viele Sätze, die niemand gesagt hat"),
    "language": ("writes another language", "schreibt eine andere Sprache"),
    "reference": ("too far from what a human wrote", "zu weit von dem, was ein Mensch schrieb"),
    "facts": ("leaves out too much", "lässt zu viel weg"),
    "useless": ("answers that are empty or no report", "leere Antworten oder solche, die kein Bericht sind"),
    "invented": ("invents names or numbers", "erfindet Namen oder Zahlen"),
    "swapped": ("gives words to the wrong person", "legt Worte der falschen Person in den Mund"),
    "obeyed": ("obeys what is said in the meeting", "gehorcht dem, was im Gespräch gesagt wird"),
    "false_decisions": ("reports decisions where there were none", "berichtet Beschlüsse, die es nicht gab"),
}
_ABOUT: Final = {
    UiLanguage.EN: ("a few seconds", "about {count} s", "about {count} min", "about {hours} h {minutes:02} min"),
    UiLanguage.DE: ("wenige Sekunden", "etwa {count} s", "etwa {count} min", "etwa {hours} h {minutes:02} min"),
}


def reason_text(code: str, wished: str, used: str, language_tag: str, language: UiLanguage) -> str:
    """The sentence for a reason of `services.proposal`."""
    text = _REASONS[code][0 if language is UiLanguage.EN else 1]
    return text.format(wished=wished, used=used, language=language_name(language_tag, language))


def rule_text(rule: str, language: UiLanguage) -> str:
    """What a broken rule of a measurement means; a rule of another version reads as it is called."""
    texts = _RULES.get(rule)
    return texts[0 if language is UiLanguage.EN else 1] if texts else rule


def duration_text(seconds: float, language: UiLanguage) -> str:
    """A time to wait, honestly coarse."""
    few, in_seconds, in_minutes, in_hours = _ABOUT[language]
    if seconds < 8:
        return few
    if seconds < 55:
        return in_seconds.format(count=5 * max(1, round(seconds / 5)))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return in_minutes.format(count=minutes)
    return in_hours.format(hours=minutes // 60, minutes=minutes % 60)


def forecast_text(seconds: float, speech: str, writer: str, language: UiLanguage) -> str:
    """How long on this computer, and with which models; an empty name is left out."""
    head = "on this computer" if language is UiLanguage.EN else "auf diesem Computer"
    return " · ".join(part for part in (f"{duration_text(seconds, language)} {head}", speech, writer) if part)


def verdict_text(
    language_tag: str, failed: Sequence[str], seconds: float, date: str, language: UiLanguage, *, stale: bool
) -> str:
    """What a measurement found out, on one line: language, good enough or why not, how long one page takes, when."""
    english = language is UiLanguage.EN
    name = language_name(language_tag, language)
    if stale:
        verdict = (
            "measured with an older version, please repeat" if english else "älter als diese Version, bitte wiederholen"
        )
    elif failed:
        why = ", ".join(rule_text(rule, language) for rule in failed)
        verdict = f"not good enough ({why})" if english else f"nicht gut genug ({why})"
    else:
        verdict = "good enough" if english else "gut genug"
    page = f"{max(1, round(seconds))} s per page" if english else f"{max(1, round(seconds))} s je Seite"
    return f"{name}: {verdict} · {page} · {date}"

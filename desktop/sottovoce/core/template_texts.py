"""What is wrong with a template and what to do about it, and the words under empty headings; German and English."""

from __future__ import annotations

from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce_models.templates.checking import (
    MAX_PASSAGES,
    MAX_PHRASE_LETTERS,
    MAX_PHRASES,
    MAX_SECTIONS,
    Fault,
    Problem,
)
from sottovoce_models.templates.reading import MAX_FILE_LETTERS
from sottovoce_models.templates.template import SCHEMA, Audience, Section, Side

_FAULTS: Final[dict[Fault, tuple[str, str]]] = {
    Fault.SYNTAX: (
        "The file is not written as TOML here. Look for a missing quotation mark, bracket or “=”.",
        "Hier ist die Datei nicht als TOML geschrieben. Suchen Sie ein fehlendes Anführungszeichen, eine Klammer oder "
        "„=“.",
    ),
    Fault.TOO_LARGE: (
        f"The file is too large. A template has at most {MAX_FILE_LETTERS:,} letters.",
        f"Die Datei ist zu groß. Eine Vorlage hat höchstens {MAX_FILE_LETTERS:,} Zeichen.".replace(",", "."),
    ),
    Fault.SCHEMA: (
        f'This is not a template of a kind known here. Its first line must be: schema = "{SCHEMA}"',
        f'Das ist keine Vorlage, die hier bekannt ist. Ihre erste Zeile muss lauten: schema = "{SCHEMA}"',
    ),
    Fault.UNKNOWN_KEY: (
        "“{key}” is not known here. Correct the spelling or delete the line.",
        "„{key}“ ist hier nicht bekannt. Berichtigen Sie die Schreibweise oder löschen Sie die Zeile.",
    ),
    Fault.MISSING: ("“{key}” is missing. Add it.", "„{key}“ fehlt. Ergänzen Sie es."),
    Fault.WRONG_TYPE: (
        "“{key}” has the wrong form. Texts stand in quotation marks, lists in square brackets.",
        "„{key}“ hat die falsche Form. Texte stehen in Anführungszeichen, Listen in eckigen Klammern.",
    ),
    Fault.UNKNOWN_VALUE: (
        "“{key}” has a value that is not known here. Look at a template that comes with Sottovoce.",
        "„{key}“ hat einen Wert, der hier nicht bekannt ist. Sehen Sie in einer mitgelieferten Vorlage nach.",
    ),
    Fault.TOO_LONG: ("“{key}” is too long. Shorten it.", "„{key}“ ist zu lang. Kürzen Sie es."),
    Fault.NOT_ONE_LINE: (
        "“{key}” must be one line without invisible characters or double spaces.",
        "„{key}“ muss eine Zeile ohne unsichtbare Zeichen und doppelte Leerzeichen sein.",
    ),
    Fault.MARKUP: (
        "“{key}” holds a character that could become markup in a document. Leave out < > [ ] { } | \\ ` * _ # ~ ^ $ "
        "and do not begin with = + @ -.",
        "„{key}“ enthält ein Zeichen, das in einem Dokument zur Auszeichnung würde. Lassen Sie < > [ ] { } | \\ ` * _ "
        "# ~ ^ $ weg und beginnen Sie nicht mit = + @ -.",
    ),
    Fault.BAD_ID: (
        "“{key}” must be small letters a to z, figures and hyphens, and begin with a letter.",
        "„{key}“ muss aus kleinen Buchstaben von a bis z, Ziffern und Bindestrichen bestehen und mit einem Buchstaben "
        "beginnen.",
    ),
    Fault.DUPLICATE_ID: (
        "This section has the id of an earlier one. Give it another.",
        "Dieser Abschnitt hat dieselbe Kennung wie ein früherer. Geben Sie ihm eine andere.",
    ),
    Fault.NO_SECTIONS: ("There is no section. Add one.", "Es gibt keinen Abschnitt. Fügen Sie einen hinzu."),
    Fault.TOO_MANY: (
        f"Too many: at most {MAX_SECTIONS} sections, and {MAX_PHRASES} words or phrases a section and language.",
        f"Zu viele: höchstens {MAX_SECTIONS} Abschnitte und {MAX_PHRASES} Wörter oder Wendungen je Abschnitt und "
        "Sprache.",
    ),
    Fault.BAD_PHRASE: (
        f"“{{key}}” holds something that is no word or phrase. Letters and figures, at most {MAX_PHRASE_LETTERS}; "
        "a * only at the end.",
        "„{key}“ enthält etwas, das kein Wort und keine Wendung ist. Buchstaben und Ziffern, höchstens "
        f"{MAX_PHRASE_LETTERS}; ein * nur am Ende.",
    ),
    Fault.OUT_OF_RANGE: (
        f"“{{key}}” must lie between 0 and {MAX_PASSAGES}.",
        f"„{{key}}“ muss zwischen 0 und {MAX_PASSAGES} liegen.",
    ),
    Fault.JUDGEMENT_BY: (
        "A section for your own judgement can quote only you: set “said_by” to “professional”.",
        "Ein Abschnitt für Ihre eigene Einschätzung kann nur Sie zitieren: Setzen Sie „said_by“ auf „professional“.",
    ),
    Fault.TAKES_NOTHING: (
        "Nothing could ever stand in this section. Give it kinds, words or a hint.",
        "In diesem Abschnitt könnte nie etwas stehen. Geben Sie ihm Arten von Zeilen, Wörter oder einen Hinweis.",
    ),
}
_AUDIENCES: Final = {
    Audience.GENERAL: ("For everybody", "Für alle"),
    Audience.THERAPY: ("Therapy and medicine", "Therapie und Medizin"),
    Audience.LAW: ("Law", "Recht"),
    Audience.TEAM: ("Teams", "Teams"),
    Audience.ASSEMBLY: ("Clubs and boards", "Vereine und Gremien"),
}
_EMPTY: Final = ("Nothing was found on this. Please check.", "Hierzu wurde nichts gefunden. Bitte prüfen.")
_BY_HAND: Final = ("To be filled in by you: {hint}", "Von Ihnen auszufüllen: {hint}")
_BY_ROLE: Final = (
    "Whose words stand here is told by the speakers' roles.",
    "Wessen Worte hier stehen, sagen die Rollen der Sprechenden.",
)
_YOUR_VIEW: Final = ("your assessment", "Ihre Einschätzung")


def problem_text(problem: Problem, language: UiLanguage) -> str:
    """What is wrong and what to do, on one line, with the line of the file where that is known."""
    german = language is UiLanguage.DE
    text = _FAULTS[problem.fault][german].replace("{key}", problem.key)
    if not problem.line:
        return text
    return f"Zeile {problem.line}: {text}" if german else f"Line {problem.line}: {text}"


def audience_text(audience: Audience, language: UiLanguage) -> str:
    """Whom templates are for."""
    return _AUDIENCES[audience][language is UiLanguage.DE]


def empty_text(section: Section, language: UiLanguage) -> str:
    """What stands under a heading for which nothing was found: never a claim that nothing was said."""
    german = language is UiLanguage.DE
    hint = section.hint.within(language)
    if section.judgement:
        return _BY_HAND[german].replace("{hint}", hint or _YOUR_VIEW[german])
    by_role = _BY_ROLE[german] if section.said_by is not Side.ANYBODY and section.searches else ""
    return " ".join(part for part in (_EMPTY[german], hint, by_role) if part)

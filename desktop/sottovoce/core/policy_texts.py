"""An organisation's policy in plain words: what it sets, and what is wrong with its file; English and German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy, PolicyProblem, ProblemCode

_Pair = tuple[str, str]
_OFF: Final[Mapping[Function, _Pair]] = {
    Function.RECORDING: ("Recording is switched off.", "Das Aufnehmen ist abgeschaltet."),
    Function.SUMMARIES: (
        "Minutes are switched off; transcripts are still made.",
        "Protokolle sind abgeschaltet; Transkripte werden weiter erstellt.",
    ),
    Function.WRITING_HELP: ("Help with writing is switched off.", "Die Schreibhilfe ist abgeschaltet."),
}
_TRAINING: Final[_Pair] = ("Training samples are forbidden.", "Trainingsbeispiele sind verboten.")
_CONSENT: Final[_Pair] = (
    "Of every file that is brought in it must be said how the people in it agreed.",
    "Zu jeder übernommenen Datei muss angegeben werden, wie die Beteiligten eingewilligt haben.",
)
_AUDIO: Final[_Pair] = (
    "Sound is due to go {count} days after the minutes were approved, or sooner.",
    "Ton ist {count} Tage nach der Freigabe des Protokolls zum Löschen fällig, oder früher.",
)
_AUDIO_ONE: Final[_Pair] = (
    "Sound is due to go one day after the minutes were approved.",
    "Ton ist einen Tag nach der Freigabe des Protokolls zum Löschen fällig.",
)
_LOCK: Final[_Pair] = (
    "The vault locks itself after {count} minutes without use, or sooner.",
    "Der Tresor sperrt sich nach {count} Minuten ohne Benutzung, oder früher.",
)
_LOCK_ONE: Final[_Pair] = (
    "The vault locks itself after one minute without use.",
    "Der Tresor sperrt sich nach einer Minute ohne Benutzung.",
)
_MODELS: Final[_Pair] = ("Only these models are allowed: {ids}.", "Nur diese Modelle sind erlaubt: {ids}.")
_NO_MODELS: Final[_Pair] = (
    "No model is allowed: nothing is transcribed.",
    "Kein Modell ist erlaubt: Es wird nichts verschriftlicht.",
)
_PROBLEMS: Final[Mapping[ProblemCode, _Pair]] = {
    ProblemCode.UNREADABLE: ("The file cannot be read.", "Die Datei lässt sich nicht lesen."),
    ProblemCode.UNPROVABLE: (
        "The system does not tell who may change the file.",
        "Das System verrät nicht, wer die Datei ändern darf.",
    ),
    ProblemCode.NOT_A_FILE: ("It is not a plain file in a plain folder.", "Es ist keine gewöhnliche Datei."),
    ProblemCode.LINK: ("A symbolic link stands in its place.", "An ihrer Stelle steht eine symbolische Verknüpfung."),
    ProblemCode.OWNER: (
        "It does not belong to whoever administers this computer.",
        "Sie gehört nicht dem Verwalter dieses Computers.",
    ),
    ProblemCode.WRITABLE: (
        "Others than the administrator of this computer may change it.",
        "Andere als der Verwalter dieses Computers dürfen sie ändern.",
    ),
    ProblemCode.TOO_LONG: ("The file is far too long.", "Die Datei ist viel zu lang."),
    ProblemCode.NOT_TOML: ("The file is no TOML.", "Die Datei ist kein TOML."),
    ProblemCode.VERSION: (
        "The line “version = 1” is missing, or the file is for a later Sottovoce.",
        "Die Zeile „version = 1“ fehlt, oder die Datei ist für ein neueres Sottovoce.",
    ),
    ProblemCode.UNKNOWN_KEY: ("There is no such setting.", "Eine solche Einstellung gibt es nicht."),
    ProblemCode.WRONG_VALUE: ("The setting cannot have this value.", "Diesen Wert kann die Einstellung nicht haben."),
    ProblemCode.WOULD_LOOSEN: (
        "A policy can only forbid; leave the line out to allow.",
        "Eine Richtlinie kann nur verbieten; zum Erlauben lassen Sie die Zeile weg.",
    ),
}
_CONSEQUENCE: Final[_Pair] = (
    "The policy file of this computer is not in order. Until it is, training samples are forbidden; what could be "
    "understood of it holds. Ask whoever runs this computer.",
    "Die Richtlinie dieses Computers ist nicht in Ordnung. Bis dahin sind Trainingsbeispiele verboten; was an ihr "
    "verständlich ist, gilt. Fragen Sie, wer diesen Computer verwaltet.",
)
_NONE: Final[_Pair] = (
    "Your organisation has set nothing on this computer.",
    "Ihre Organisation hat auf diesem Computer nichts festgelegt.",
)
_NOTHING_SET: Final[_Pair] = ("The file sets nothing.", "Die Datei legt nichts fest.")
_UNKNOWN_MODEL: Final[_Pair] = (
    "Sottovoce comes without a model of this name: {id}.",
    "Ein Modell dieses Namens bringt Sottovoce nicht mit: {id}.",
)
_TEXT_ONLY: Final[_Pair] = (
    "Only the text was looked at. It holds as {path}, where nobody but the administrator may change it.",
    "Geprüft wurde nur der Text. Er gilt als {path}, wo nur der Verwalter ihn ändern darf.",
)


def rule_lines(policy: Policy, language: UiLanguage) -> tuple[str, ...]:
    """What the policy sets, a sentence each; empty if nothing."""
    lines: list[str] = []
    if policy.training_forbidden:
        lines.append(_said(_TRAINING, language))
    lines += [_said(_OFF[each], language) for each in Function if not policy.allows(each)]
    if policy.consent_answers_required:
        lines.append(_said(_CONSENT, language))
    for count, one, many in (
        (policy.audio_days_max, _AUDIO_ONE, _AUDIO),
        (policy.lock_minutes_max, _LOCK_ONE, _LOCK),
    ):
        if count is not None:
            lines.append(_said(one if count == 1 else many, language).format(count=count))
    if policy.models_allowed is not None:
        ids = ", ".join(sorted(policy.models_allowed))
        lines.append(_said(_MODELS if ids else _NO_MODELS, language).format(ids=ids))
    return tuple(lines)


def problem_lines(policy: Policy, language: UiLanguage) -> tuple[str, ...]:
    """What is wrong with the file, a sentence each with the setting or folder it is about; empty if all is in order."""
    return tuple(_problem(each, language) for each in policy.problems)


def consequence(language: UiLanguage) -> str:
    """What follows when something is wrong with the file."""
    return _said(_CONSEQUENCE, language)


def nothing_set(policy: Policy, language: UiLanguage) -> str:
    """What is said where no rule is: there is no file, or it sets nothing."""
    return _said(_NOTHING_SET if policy.is_there else _NONE, language)


def unknown_model(model_id: str, language: UiLanguage) -> str:
    """A hint for whoever writes the file."""
    return _said(_UNKNOWN_MODEL, language).format(id=model_id)


def text_only(path: str, language: UiLanguage) -> str:
    """What a look at a file somewhere else leaves open."""
    return _said(_TEXT_ONLY, language).format(path=path)


def _problem(problem: PolicyProblem, language: UiLanguage) -> str:
    text = _said(_PROBLEMS[problem.code], language)
    return f"{problem.about}: {text}" if problem.about else text


def _said(pair: _Pair, language: UiLanguage) -> str:
    return pair[0] if language is UiLanguage.EN else pair[1]

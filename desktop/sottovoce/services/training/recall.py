"""What the de-identification was measured to find, in words for people; the figures are those of the benchmark.

Printed by `sottovoce bench redact`, see `tests/bench/RESULTS.md`, section "Redaction" (a test holds both together).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage

RECALL_VERSION: Final = "2026-11-27"


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares found, in [0, 1]. `names_in_text`: names nobody listed, in running German text

    (GermEval 2014, the part that was not looked at before, export mode)."""

    direct_listed: float
    direct_unlisted: float
    quasi: float
    names_in_text: float


MEASURED: Final = Recall(direct_listed=1.000, direct_unlisted=0.983, quasi=0.978, names_in_text=0.927)

_TEXTS: Final = (
    "In ten fictional therapy and legal conversations the program found {listed} of the names, numbers and addresses "
    "when the people in it were listed, and {unlisted} when nobody was. Of what points to somebody only together with "
    "other things (places, ages, work, illness) it found {quasi}. In ordinary German text it found {names} of the "
    "names nobody had listed: about {missed} in a hundred stay. On other conversations it may find fewer.",
    "In zehn erfundenen Therapie- und Rechtsgesprächen fand das Programm {listed} der Namen, Nummern und Anschriften, "
    "wenn die Beteiligten auf der Liste standen, und {unlisted}, wenn niemand darauf stand. Von dem, was nur mit "
    "anderem zusammen auf jemanden zeigt (Orte, Alter, Arbeit, Krankheit), fand es {quasi}. In gewöhnlichem deutschem "
    "Text fand es {names} der Namen, die niemand aufgelistet hatte: Etwa {missed} von hundert bleiben stehen. In "
    "anderen Gesprächen kann es weniger sein.",
)


def recall_text(language: UiLanguage, recall: Recall = MEASURED) -> str:
    """The figures in sentences."""
    german = language is not UiLanguage.EN
    return _TEXTS[german].format(
        listed=_percent(recall.direct_listed, german=german),
        unlisted=_percent(recall.direct_unlisted, german=german),
        quasi=_percent(recall.quasi, german=german),
        names=_percent(recall.names_in_text, german=german),
        missed=round((1 - recall.names_in_text) * 100),
    )


def _percent(share: float, *, german: bool) -> str:
    text = f"{share * 100:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',')}\N{NO-BREAK SPACE}%" if german else f"{text}\N{NO-BREAK SPACE}%"

"""Short ways to redact in tests."""

from __future__ import annotations

from collections.abc import Sequence

from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.redaction import Redaction, RedactionOptions, redact
from sottovoce_models.anonymize.roster import roster_name


def redaction(
    texts: Sequence[str], language: str = "de", names: Sequence[str] = (), mode: Mode = Mode.EXPORT, **options: bool
) -> Redaction:
    """All turns redacted, without a second reader."""
    lexicon = Lexicon("de" if language == "de" else "en")
    roster = tuple(roster_name(name, None, lexicon) for name in names)
    return redact(texts, RedactionOptions(language, roster, mode, **options), lambda _done, _total: None)


def redacted(text: str, language: str = "de", names: Sequence[str] = (), mode: Mode = Mode.EXPORT) -> str:
    """One turn redacted."""
    return redaction([text], language, names, mode).turns[0].redacted


def kinds(text: str, language: str = "de") -> list[tuple[str, str]]:
    """What was found in one turn: (category, words)."""
    turn = redaction([text], language).turns[0]
    return [(each.span.category.value, text[each.span.start : each.span.end]) for each in turn.spans]

"""Stage: texts to texts without what gives people away. The engine finds, this side puts together and checks.

The mapping from words to placeholders lives in what is returned and in the engine process, which ends with the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number, parsed
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce.pipeline.minutes import Writer
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import Frame, Json
from sottovoce_models.types import Span, SpanCategory

ANONYMIZE: Final = EngineSpec("anonymize", "sottovoce_models.anonymize.engine:AnonymizeEngine")
REVIEW: Final = "review"
EXPORT: Final = "export"

_PART_LETTERS: Final = 100_000


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Somebody or something that must not be named; `category` None where nobody said what it is."""

    text: str
    category: SpanCategory | None = None


@dataclass(frozen=True, slots=True)
class RedactionRequest:
    """What to do: the language of the talk, the names that must go, how strict, invented names instead of placeholders.

    `reader`: a language model that reads again and may only add; it takes minutes where all else takes seconds.
    """

    language: str
    names: tuple[RosterEntry, ...] = ()
    mode: str = EXPORT
    surrogates: bool = False
    reader: Writer | None = None
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Replacement:
    """A span of a text and what is written in its place."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class RedactedTurn:
    """One text before and after; the offsets of the replacements are those of `text`, sorted, without overlap."""

    text: str
    redacted: str
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactedTalk:
    """All texts in order and what remains to be feared, in counts (`sottovoce_models.anonymize.redaction.Risk`)."""

    turns: tuple[RedactedTurn, ...]
    risk: Mapping[str, Any] = field(default_factory=dict)


def redact_texts(
    texts: Sequence[str],
    request: RedactionRequest,
    on_progress: Callable[[int, int], None],
    cancel: CancelToken,
    spec: EngineSpec = ANONYMIZE,
) -> RedactedTalk:
    """The texts of one talk without what gives people away; REDACTION_NAME_LEFT when a name of the roster stays.

    Raises what the engine process raises; nothing is returned then.
    """
    found: list[list[Replacement]] = [[] for _ in texts]
    with EngineProcess(spec) as process:
        for frame in process.run("redact", _params(request), _feed(texts), cancel):
            if not isinstance(frame, dict):
                break
            if frame["type"] == "progress":
                on_progress(number(frame, "done", spec.name), number(frame, "total", spec.name))
            elif frame["type"] == "item":
                _keep(frame["data"], texts, found, spec.name)
            elif frame["type"] == "done":
                risk = frame["data"].get("risk")
                if not isinstance(risk, dict):
                    break
                return RedactedTalk(tuple(map(_redacted, texts, found)), risk)
    raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=spec.name)


def _params(request: RedactionRequest) -> Json:
    reader = request.reader
    return {
        "language": request.language,
        "names": [{"text": name.text, "category": name.category} for name in request.names],
        "mode": request.mode,
        "surrogates": request.surrogates,
        "threads": request.threads,
        "llm": None
        if reader is None
        else {
            "path": str(reader.path),
            "id": reader.id,
            "sha256": reader.sha256,
            "family": reader.chat.family.value,
            "thinking": reader.chat.thinking.value,
        },
    }


def _feed(texts: Sequence[str]) -> Iterator[Frame]:
    """The texts in frames that fit, long ones in parts."""
    parts: list[Json] = []
    letters = 0
    for text in texts:
        for start in range(0, max(1, len(text)), _PART_LETTERS):
            part = text[start : start + _PART_LETTERS]
            if parts and letters + len(part) > _PART_LETTERS:
                yield {"type": "item", "data": {"parts": parts}}
                parts, letters = [], 0
            parts.append({"text": part, "goes_on": start + _PART_LETTERS < len(text)})
            letters += len(part)
    if parts:
        yield {"type": "item", "data": {"parts": parts}}


def _keep(data: Json, texts: Sequence[str], found: list[list[Replacement]], engine: str) -> None:
    """Adds the spans of a message; ENGINE_BAD_OUTPUT for one that is out of order or outside of its text."""
    try:
        turn, spans = data["turn"], data["spans"]
        for each in spans:
            words = each.pop("replacement")
            span = parsed(Span, each, engine)
            last_end = found[turn][-1].span.end if found[turn] else 0
            if turn < 0 or not isinstance(words, str) or span.start < last_end or span.end > len(texts[turn]):
                raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine)
            found[turn].append(Replacement(span, words))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=engine) from error


def _redacted(text: str, replacements: Sequence[Replacement]) -> RedactedTurn:
    parts: list[str] = []
    at = 0
    for each in replacements:
        parts += [text[at : each.span.start], each.words]
        at = each.span.end
    return RedactedTurn(text, "".join([*parts, text[at:]]), tuple(replacements))

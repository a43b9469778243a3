"""The meetings of the data folder as the engines take them: turns, speakers, language, what people wrote about them.

Times that a set lacks are made up from the word count. Turns of the AMI set have no names, as after diarization.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sottovoce.services.text_files import MS_PER_WORD
from sottovoce_models.types import Speaker, Turn

_FAME_LINE: Final = re.compile(r">>([^:]+):\s*(.+)")
_AMI: Final = re.compile(r"(?:ES|IS|TS)\d")
_ICSI: Final = re.compile(r"B[a-z]{2}\d")


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence somebody wrote about a meeting; `turns` are the indices it is about, empty where nobody said which."""

    text: str
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One meeting; `series` names meetings about the same things, `names` the people and places marked by hand."""

    id: str
    series: str
    language: str
    turns: tuple[Turn, ...]
    speakers: Mapping[str, Speaker]
    references: tuple[Reference, ...] = ()
    names: tuple[str, ...] = field(default=())


def talks(data: Path) -> Iterator[Talk]:
    """All meetings and dialogues under a data folder, set by set, in the order of their names."""
    for file in sorted((data / "meetings" / "qmsum_dev").glob("*.json")):
        yield _qmsum(file)
    for file in sorted((data / "meetings" / "ami_summaries_dev").glob("*.json")):
        yield _ami(file)
    for language in ("en", "de"):
        for file in sorted((data / "meetings" / f"fame_synthetic_{language}").glob("*.json")):
            yield _fame(file, language)
    dialogues = data / "dialogues" / "dialogues.jsonl"
    if dialogues.is_file():
        yield from (_dialogue(json.loads(line)) for line in dialogues.read_text(encoding="utf-8").splitlines())


def paced(lines: Iterable[tuple[str, str]]) -> tuple[Turn, ...]:
    """Turns from (speaker, words), ids t0, t1, …, at 150 words a minute."""
    turns: list[Turn] = []
    at_ms = 0
    for speaker, words in lines:
        end_ms = at_ms + MS_PER_WORD * len(words.split())
        turns.append(Turn(f"t{len(turns)}", speaker, at_ms, end_ms, words))
        at_ms = end_ms
    return tuple(turns)


def _series(meeting_id: str) -> str:
    if _AMI.match(meeting_id):
        return "remote control"
    return "speech research" if _ICSI.match(meeting_id) else meeting_id.split("_", maxsplit=1)[0]


def _qmsum(file: Path) -> Talk:
    document = json.loads(file.read_text(encoding="utf-8"))
    turns = paced([(entry["speaker"], entry["content"]) for entry in document["meeting_transcripts"]])
    references = [
        Reference(sentence, _indices(query["relevant_text_span"], len(turns)))
        for query in document["specific_query_list"]
        for sentence in _sentences(query["answer"])
    ]
    speakers = {turn.speaker: Speaker(turn.speaker) for turn in turns}
    return Talk(f"qmsum/{file.stem}", _series(file.stem), "en", turns, speakers, tuple(references))


def _indices(spans: Sequence[Sequence[str]], count: int) -> tuple[int, ...]:
    return tuple(n for first, last in spans for n in range(int(first), min(int(last) + 1, count)))


def _ami(file: Path) -> Talk:
    document = json.loads(file.read_text(encoding="utf-8"))
    turns = tuple(
        Turn(f"t{n}", entry["speaker"], round(entry["start"] * 1000), round(entry["end"] * 1000), entry["text"])
        for n, entry in enumerate(document["turns"])
    )
    written = [sentence for part in ("abstract", "decisions") for sentence in document["summary"][part]]
    references = tuple(Reference(sentence) for sentence in written if sentence.strip(" .") != "NA")
    speakers = {turn.speaker: Speaker() for turn in turns}
    return Talk(f"ami/{file.stem}", _series(file.stem), "en", turns, speakers, references)


def _fame(file: Path, language: str) -> Talk:
    document = json.loads(file.read_text(encoding="utf-8"))
    lines = (_FAME_LINE.match(line) for line in document["meeting"].splitlines())
    turns = paced([(match[1].strip(), match[2]) for match in lines if match])
    references = tuple(Reference(sentence) for sentence in _sentences(document["summary"]))
    speakers = {turn.speaker: Speaker(turn.speaker) for turn in turns}
    return Talk(f"fame_{language}/{file.stem}", f"fame_{language}", language, turns, speakers, references)


def _dialogue(document: Mapping[str, Any]) -> Talk:
    speakers = {f"S{n}": Speaker(who["name"], who["role"]) for n, who in enumerate(document["participants"], start=1)}
    turns = tuple(
        Turn(f"t{n}", turn["speaker"], round(turn["start_s"] * 1000), round(turn["end_s"] * 1000), turn["text"])
        for n, turn in enumerate(document["turns"])
    )
    written = [*_sentences(document["summary"]), *document["decisions"]]
    named = [span["text"] for span in document["spans"] if span["type"] in {"PERSON", "LOCATION", "ORG"}]
    language = document["lang"].split("-")[0]
    return Talk(
        f"dialogues/{document['id']}",
        f"dialogues_{language}",
        language,
        turns,
        speakers,
        tuple(Reference(sentence) for sentence in written),
        tuple(dict.fromkeys(named)),
    )


def _sentences(words: str) -> list[str]:
    from sottovoce_models.summarize import text

    return [" ".join(words[span.start : span.end].split()) for span in text.ends(words)]

"""Measures German minutes led by quotes: overlap of the overview with the reference, length, language, proof.

Overlap is ROUGE-1 and ROUGE-L F1 (Lin 2004, package rouge-score) over German words, stemmed by Snowball, "ß" as "ss"; a
second figure counts content words only. The plain way, in the same run: the first 150 words of the talk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.meetings import NotedMeeting, dialogues, fame
from sottovoce.bench.summary import broken_citations
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.summarize import text
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.types import ItemKind, SummaryItem

MAX_OVERVIEW_WORDS: Final = 150
_ENGLISH: Final = re.compile(
    r"\b(?:the|and|of|said|asked|proposed|agreed|discussed|about|speaker|they|main|topics|decided)\b", re.IGNORECASE
)
"""Words a German line would only have from an English frame; what people or their titles say in English is theirs."""
_KEYS: Final = ("rouge1", "rougeL", "rouge1_content", "words")


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Minutes without a model of the German talks under `data`; `only` names some.

    Returns {"sets": {set: {"ours" | "lead": {rouge1, rougeL, rouge1_content, words}, "items": {kind: count},
    "broken_citations", "too_long", "foreign_lines", "swiss_spelling_lost"}}, "meetings": [{id, set, figures, items}]}.
    """
    sets = {
        "fame_de": fame(data, "de"),
        "dialogues_de": [one for one in dialogues(data) if one.language == "de"],
    }
    kept = {name: [one for one in group if not only or one.id in only] for name, group in sets.items()}
    if not any(kept.values()):
        raise UserFixable(Code.FILE_NOT_FOUND)
    rows = [_row(one, name) for name, group in kept.items() for one in group]
    return {
        "sets": {name: _mean([row for row in rows if row["set"] == name]) for name, group in kept.items() if group},
        "meetings": rows,
    }


class GermanWords:
    """A tokenizer for rouge-score: lower-case words without "ß", stemmed or only the content among them."""

    def __init__(self, *, content_only: bool = False) -> None:
        self._content_only = content_only

    def tokenize(self, words: str) -> list[str]:
        """The tokens in order."""
        if self._content_only:
            return text.content_stems(words, "de")
        return [text.stem(word, "de") for word in text.words(words)]


def _row(meeting: NotedMeeting, name: str) -> dict[str, Any]:
    read = Meeting(meeting.turns, meeting.speakers, meeting.language)
    items = list(write_minutes(read, None, lambda _done, _total: None, lambda: None))
    overview = " ".join(item.text for item in items if item.kind is ItemKind.OVERVIEW)
    spoken = " ".join(turn.text for turn in meeting.turns)
    return {
        "id": meeting.id,
        "set": name,
        "ours": overlap(meeting.summary, overview),
        "lead": overlap(meeting.summary, " ".join(spoken.split()[:MAX_OVERVIEW_WORDS])),
        "items": {kind.value: sum(item.kind is kind for item in items) for kind in ItemKind},
        "broken_citations": broken_citations(items, meeting.turns),
        "foreign_lines": sum(_is_foreign(item, spoken) for item in items),
        "swiss_spelling_lost": sum("ß" in item.text for item in items) if "ß" not in spoken else 0,
        "lines": [{"kind": item.kind.value, "text": item.text, "owner": item.owner, "due": item.due} for item in items],
    }


def overlap(reference: str, overview: str) -> dict[str, float]:
    """ROUGE F1 of an overview, and its length in words."""
    from rouge_score.rouge_scorer import RougeScorer

    scores = RougeScorer(["rouge1", "rougeL"], tokenizer=GermanWords()).score(reference, overview)
    content = RougeScorer(["rouge1"], tokenizer=GermanWords(content_only=True)).score(reference, overview)
    return {
        "rouge1": round(scores["rouge1"].fmeasure, 4),
        "rougeL": round(scores["rougeL"].fmeasure, 4),
        "rouge1_content": round(content["rouge1"].fmeasure, 4),
        "words": text.word_count(overview),
    }


def _is_foreign(item: SummaryItem, spoken: str) -> bool:
    """Whether a line has an English word that nobody said."""
    return any(match.group().lower() not in spoken.lower() for match in _ENGLISH.finditer(item.text))


def _mean(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        **{way: {key: round(sum(row[way][key] for row in rows) / len(rows), 4) for key in _KEYS} for way in _WAYS},
        "items": {kind.value: sum(row["items"][kind.value] for row in rows) for kind in ItemKind},
        "too_long": sum(row["ours"]["words"] > MAX_OVERVIEW_WORDS for row in rows),
        **{key: sum(row[key] for row in rows) for key in ("broken_citations", "foreign_lines", "swiss_spelling_lost")},
    }


_WAYS: Final = ("ours", "lead")

"""Measures action items and decisions against what people noted: precision, recall, F1, and false items where none are.

Rule: a found item is right when it shows at least half (strict) or a third (lenient) of the content stems of a noted
item; each noted item counts once. Shown are the item's text, owner, due time and quotes, nothing else of the turn.
Stems that half of the noted items of a set share ("remote") do not count, and a role or "team" without a name neither.
The pairing is the largest one-to-one (Kuhn 1955), so neither order nor repetition helps. The plain way, in the same
run: every sentence with a word of a modal cue list is an item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.bench.meetings import DialogueTask, NotedMeeting, ami, dialogues, fame
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.summarize import text
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.select import sentence_quotes
from sottovoce_models.types import ItemKind, SummaryItem

THRESHOLDS: Final = {"strict": 1 / 2, "lenient": 1 / 3}
_KINDS: Final = (ItemKind.ACTION, ItemKind.DECISION)
_ROLES: Final = frozenset(
    {"team", "group", "member", "meeting", "project", "manager", "industrial", "designer", "interface", "specialist"}
    | {"marketing", "expert", "user"}
)
"""Who is meant by a role is told by the voice in a transcript without names: no item can show it."""
_SHORT_WORD: Final = 3
_PLAIN: Final = {
    (ItemKind.ACTION, "en"): r"\b(?:will|shall|should|must|need to|needs to|have to|going to|gonna|please)\b|'ll\b",
    (ItemKind.ACTION, "de"): r"\b(?:werde|wird|werden|soll|sollen|sollte|sollten|muss|müssen|bitte|bis)\b",
    (ItemKind.DECISION, "en"): r"\b(?:decid\w*|decision\w*|agree\w*|let's|will|going to|gonna|should)\b|'ll\b",
    (ItemKind.DECISION, "de"): r"\b(?:beschl\w*|entsch(?:ie|ei)d\w*|vereinbar\w*|einig\w*|wird|werden|soll\w*|dann)\b",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a reader sees of one found item."""

    words: str
    owner: str | None = None
    due: str | None = None


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Items by cues, without a model, on `data`/meetings and `data`/dialogues; `only` names meetings.

    Returns {"sets": {set: {"action" | "decision": {"ours" | "plain": {threshold: {precision, recall, f1}, found,
    noted, words_per_item, false_where_none}}}}, "owners", "meetings": [{id, set, found items}]}.
    """
    sets = {
        "ami_first": [meeting for meeting in ami(data) if meeting.id.startswith(_FIRST)],
        "ami_other": [meeting for meeting in ami(data) if not meeting.id.startswith(_FIRST)],
        **{f"dialogues_{code}": [one for one in dialogues(data) if one.language == code] for code in ("de", "en")},
        **{f"fame_{code}": fame(data, code) for code in ("de", "en")},
    }
    kept = {name: [one for one in group if not only or one.id in only] for name, group in sets.items()}
    if not any(kept.values()):
        raise UserFixable(Code.FILE_NOT_FOUND)
    found = {one.id: _found(one) for group in kept.values() for one in group}
    return {
        "sets": {name: _figures(group, found) for name, group in kept.items() if group},
        "owners": _owners([one for group in kept.values() for one in group], found),
        "meetings": [
            {"id": one.id, "set": name, "items": [_plain(item) for item in found[one.id]]}
            for name, group in kept.items()
            for one in group
        ],
    }


_FIRST: Final = ("ES2006", "IS1006", "TS3010a", "TS3010b")
"""The cues were written with these ten in view, and widened after a look at how the others end."""


def _found(meeting: NotedMeeting) -> list[SummaryItem]:
    read = Meeting(meeting.turns, meeting.speakers, meeting.language)
    items = write_minutes(read, None, lambda _done, _total: None, lambda: None)
    return [item for item in items if item.kind in _KINDS]


def _figures(group: Sequence[NotedMeeting], found: dict[str, list[SummaryItem]]) -> dict[str, Any]:
    return {
        kind.value: {
            "ours": _scores(
                group, kind, {one.id: [_shown(i) for i in found[one.id] if i.kind is kind] for one in group}
            ),
            "plain": _scores(group, kind, {one.id: list(_plain_way(one, kind)) for one in group}),
        }
        for kind in _KINDS
    }


def _scores(group: Sequence[NotedMeeting], kind: ItemKind, shown: dict[str, list[_Shown]]) -> dict[str, Any]:
    noted = {one.id: one.noted(kind) for one in group}
    counted = [one for one in group if noted[one.id] is not None]
    everywhere = _everywhere(counted, kind)
    all_found = [item for one in group for item in shown[one.id]]
    figures: dict[str, Any] = {
        "found": len(all_found),
        "words_per_item": round(sum(text.word_count(i.words) for i in all_found) / max(1, len(all_found)), 1),
    }
    if not counted:
        return figures
    noted_count = sum(len(noted[one.id] or ()) for one in counted)
    found_count = sum(len(shown[one.id]) for one in counted)
    for name, threshold in THRESHOLDS.items():
        right = sum(
            largest_pairing(
                [
                    [share(gold, item.words, one.language, everywhere) >= threshold - 1e-9 for item in shown[one.id]]
                    for gold in noted[one.id] or ()
                ]
            )
            for one in counted
        )
        precision, recall = right / max(1, found_count), right / max(1, noted_count)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        figures[name] = {
            "right": right,
            **{k: round(v, 3) for k, v in {"precision": precision, "recall": recall, "f1": f1}.items()},
        }
    none = [one.id for one in counted if not noted[one.id]]
    return {**figures, "noted": noted_count, "false_where_none": {key: len(shown[key]) for key in none}}


def _everywhere(group: Sequence[NotedMeeting], kind: ItemKind) -> frozenset[str]:
    """Stems that half of a set's noted items share: what all its meetings are about tells no two items apart."""
    stems = [set(text.content_stems(gold, one.language)) for one in group for gold in one.noted(kind) or ()]
    counts = Counter(stem for found in stems for stem in found)
    return frozenset(stem for stem, count in counts.items() if count * 2 >= len(stems) > 4)


def share(noted: str, words: str, language: str, everywhere: frozenset[str] = frozenset()) -> float:
    """How much of a noted item is shown, 0 to 1: ROUGE-1 recall over distinct content stems (Lin 2004)."""
    stems = set(text.content_stems(noted, language))
    telling = stems - everywhere - {text.stem(word, language) for word in _ROLES} or stems
    return len(telling & set(text.content_stems(words, language))) / len(telling) if telling else 0.0


def largest_pairing(fits: Sequence[Sequence[bool]]) -> int:
    """How many rows can be given a column of their own that fits (Kuhn's augmenting paths)."""
    row_of: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for column, fit in enumerate(fits[row]):
            if fit and column not in tried:
                tried.add(column)
                if column not in row_of or place(row_of[column], tried):
                    row_of[column] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(fits)))


def _shown(item: SummaryItem) -> _Shown:
    quotes = [citation.quote for citation in item.citations]
    return _Shown(" ".join([item.text, *quotes, item.owner or "", item.due or ""]), item.owner, item.due)


def _plain_way(meeting: NotedMeeting, kind: ItemKind) -> Iterator[_Shown]:
    cue = re.compile(_PLAIN[kind, meeting.language], re.IGNORECASE)
    for quote in sentence_quotes(meeting.turns):
        if cue.search(quote.words):
            yield _Shown(quote.words)


def _owners(meetings: Sequence[NotedMeeting], found: dict[str, list[SummaryItem]]) -> dict[str, int]:
    """Of the noted tasks found (lenient, best match), how many name the noted owner and the noted due time."""
    counts = Counter[str]()
    for one in meetings:
        shown = [_shown(item) for item in found[one.id] if item.kind is ItemKind.ACTION]
        for task in one.tasks:
            scored = [(share(task.words, item.words, one.language), -index) for index, item in enumerate(shown)]
            best, negative_index = max(scored, default=(0.0, 0))
            if best >= THRESHOLDS["lenient"]:
                counts["found"] += 1
                counts["owner_right"] += _same_owner(task, shown[-negative_index])
                counts["due_noted"] += task.due is not None
                counts["due_right"] += task.due is not None and _same_due(task, shown[-negative_index], one.language)
    return dict(counts)


def _same_owner(task: DialogueTask, item: _Shown) -> bool:
    return item.owner is not None and set(text.words(task.owner)[-1:]) <= set(text.words(item.owner))


def _same_due(task: DialogueTask, item: _Shown, language: str) -> bool:
    """Whether the due times share a telling word ("by Friday", "on Friday"), or a number."""
    wanted, said = (
        {text.stem(w, language) for w in text.words(due or "") if len(w) > 3} for due in (task.due, item.due)
    )
    return bool(wanted & said)


def _plain(item: SummaryItem) -> dict[str, Any]:
    return {"kind": item.kind.value, "text": item.text, "owner": item.owner, "due": item.due}

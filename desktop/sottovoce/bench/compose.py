"""Measures letters over thirty meetings and three kinds, through the vault as the window does: true, or marked?

Every second meeting's letter says "du"; every fifth is in the other language than the meeting. In each vault lie a
private note and samples of style with facts of their own, none of which may come out. The minutes of the third kind are
approved with a line that nobody said: that must be marked.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import progress
from sottovoce.bench.compose_checks import findings, leaks
from sottovoce.bench.meetings import NotedMeeting, ami, dialogues, fame
from sottovoce.bench.summary import read_meeting
from sottovoce.core.paths import models_dir
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Letter
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.services.approval import ApprovalService
from sottovoce.services.compose import ComposeService
from sottovoce.services.minutes import MinutesService
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import DEFAULT_WRITER, InstalledModels
from sottovoce.services.warm_engines import WarmEngines
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.compose.letter import Origin, Part
from sottovoce_models.compose.wish import Tone, Wish
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript

MEETINGS: Final = 30
KINDS: Final = ("follow-up", "referral", "confirmation")
_WITHOUT_MODEL: Final = "quotes"
_OPENS: Final = "a vault to measure in"
_CANARY: Final = "Xylophonquitte"
_SAMPLE_FACTS: Final = ("Quorlix", "Fennimore", "7.777", "Blankenburg")
_SAMPLES: Final = {
    "de": ("Guten Morgen Quorlix,\n\ndas kostet 7.777 Euro bei Fennimore.\n\nBeste Grüße\nBlankenburg",),
    "en": ("Hi Quorlix,\n\nthis costs 7.777 euros at Fennimore.\n\nBest regards\nBlankenburg",),
}
_PLANTED: Final = {
    "de": "Herr Zwirnbach zahlt Dr. Quandtmeier 98765 Euro.",
    "en": "Mr Zwirnbach pays Dr Quandtmeier 98765 euros.",
}
_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class _Case:
    meeting: NotedMeeting
    kind: str
    wish: Wish


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Three letters about each of thirty meetings; `only` names meetings, kinds, or "quotes": then no model writes.

    Returns {"letters", "unmarked": words, "wrong_language", "mixed_address", "broken_citations", "sample_facts",
    "private_notes", "planted", "planted_marked", "seconds": means, "rows": [{id, kind, language, …, text}]}.
    """
    named = [name for name in only if name != _WITHOUT_MODEL and name not in KINDS]
    kinds = [kind for kind in KINDS if kind in only] or list(KINDS)
    writer_id = None if _WITHOUT_MODEL in only else DEFAULT_WRITER
    chosen = [meeting for meeting in sample(data) if not named or meeting.id in named]
    if not chosen:
        raise UserFixable(Code.FILE_NOT_FOUND)
    places = {meeting.id: number for number, meeting in enumerate(sample(data))}
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        office = _Office(Path(folder))
        try:
            for meeting in chosen:
                rows += office.rows([_case(meeting, kind, places[meeting.id]) for kind in kinds], writer_id)
        finally:
            office.close()
    return {**_sums(rows), "model": writer_id, "rows": rows, "skipped": _skipped(rows, writer_id)}


def sample(data: Path) -> list[NotedMeeting]:
    """Thirty meetings, always the same: from each set in turn, none twice."""
    folder = data / "meetings" / "qmsum_dev"
    qmsum = [_qmsum(file) for file in sorted(folder.glob("*.json"))]
    sets = [iter(each) for each in (qmsum, fame(data, "de"), ami(data), dialogues(data))]
    found: dict[str, NotedMeeting] = {}
    while sets and len(found) < MEETINGS:
        for each in list(sets):
            meeting = next((one for one in each if one.id not in found), None)
            if meeting is None:
                sets.remove(each)
            elif len(found) < MEETINGS:
                found[meeting.id] = meeting
    return list(found.values())


def _qmsum(file: Path) -> NotedMeeting:
    turns = read_meeting(file).turns
    return NotedMeeting(file.stem, "en", turns, {turn.speaker: Speaker(turn.speaker) for turn in turns}, "")


def _case(meeting: NotedMeeting, kind: str, number: int) -> _Case:
    other = {"de": "en", "en": "de"}[meeting.language]
    language = other if number % 5 == 4 else meeting.language
    wish = Wish(
        kind,
        language,
        Tone.DU if number % 2 else Tone.FORMAL,
        recipient="Kim Adler",
        sender="Robin Falk",
        samples=_SAMPLES[language],
    )
    return _Case(meeting, kind, wish)


class _Office:
    """A vault with one meeting after another, and writing help over it."""

    def __init__(self, folder: Path) -> None:
        self._vault, _ = Vault.create(folder / "vault", _OPENS, cost=LEAST_COST)
        self._models = InstalledModels(load_catalogue(), ModelStore(models_dir()))

    def close(self) -> None:
        self._vault.close()

    def rows(self, cases: Sequence[_Case], writer_id: str | None) -> list[dict[str, Any]]:
        """Letters about one meeting: the first cold, the others from the process that is kept.

        Where a model writes in the first, that once more from a process that has read the meeting ahead.
        """
        warm = WarmEngines(self._vault, DEFAULT_ENGINES)
        service = ComposeService(self._vault, self._models, warm)
        made: list[dict[str, Any]] = []
        try:
            for case in cases:
                progress.step(f"compose: {case.meeting.id}, {case.kind}")
                made.append(self._row(service, case, writer_id, "kept" if made else "cold"))
        finally:
            warm.close()
        if made[0]["written"]:
            made[0]["warm"] = self._warm(cases[0], writer_id)
        return made

    def _row(self, service: ComposeService, case: _Case, writer_id: str | None, how: str) -> dict[str, Any]:
        meeting = case.meeting
        speakers = meeting.speakers or {turn.speaker: Speaker() for turn in meeting.turns}
        planted = self._store(case, Transcript(meeting.id, 1, meeting.language, speakers, meeting.turns))
        letter, times = _timed(service, case, writer_id)
        names = dict(cast_of(meeting.turns, speakers, case.wish.language).names)
        found = findings(letter, meeting.turns, names, (case.wish.recipient, case.wish.sender))
        return {
            "id": meeting.id,
            "kind": case.kind,
            "language": f"{meeting.language} > {case.wish.language}",
            "tone": case.wish.tone.value,
            "unmarked": list(found.unmarked),
            "right_language": found.right_language,
            "one_address": found.one_address,
            "broken_citations": found.broken_citations,
            "sample_facts": leaks(letter, _SAMPLE_FACTS),
            "private_notes": leaks(letter, (_CANARY,)),
            "planted": planted,
            "planted_marked": planted and found.marked > 0,
            "written": sum(part.origin is Origin.WRITTEN for part in letter.parts),
            "spoken": sum(part.origin is Origin.SPOKEN for part in letter.parts),
            "notices": [notice.code.value for notice in letter.notices],
            how: times,
            "text": letter.text,
        }

    def _warm(self, case: _Case, writer_id: str | None) -> dict[str, Any]:
        warm = WarmEngines(self._vault, DEFAULT_ENGINES)
        service = ComposeService(self._vault, self._models, warm)
        try:
            started = time.monotonic()
            service.prepare(case.meeting.id, CancelToken(), writer_id)
            ahead = round(time.monotonic() - started, 1)
            return {"read_ahead": ahead, **_timed(service, case, writer_id)[1]}
        finally:
            warm.close()

    def _store(self, case: _Case, transcript: Transcript) -> bool:
        """The meeting, its private note, and for the third kind approved minutes; whether a false line is in those."""
        meeting_id, store = case.meeting.id, self._vault.store
        if store.meetings.get(meeting_id) is None:
            row = MeetingRow(meeting_id, meeting_id, None, 0, (), "", MeetingState.READY, "2026-11-27T09:00:00+01:00")
            store.meetings.put(row)
            store.results.keep_machine_transcript(meeting_id, transcript)
            PrivateNotesService(self._vault).save(meeting_id, f"{_CANARY} 4711")
        is_planted = case.kind == KINDS[-1] and case.wish.language == case.meeting.language
        if is_planted:
            first = transcript.turns[0]
            cited = (Citation(first.id, first.start_ms, first.end_ms, first.text),)
            line = SummaryItem(ItemKind.DECISION, _PLANTED[case.wish.language], cited, edited=True)
            minutes = MinutesService(self._vault)
            summary = Summary(meeting_id, 1, "general", case.wish.language, (line,), quote_led=False)
            revision = minutes.save(meeting_id, summary)
            ApprovalService(self._vault).approve(meeting_id, "Robin Falk", revision)
        return is_planted


def _timed(service: ComposeService, case: _Case, writer_id: str | None) -> tuple[Letter, dict[str, Any]]:
    """A letter, and when its first words, the first of the meeting and the 120th word were there.

    `cpu`: what the engine worked, in seconds of one core, which other work on the machine does not stretch.
    """
    started, worked = time.monotonic(), _cpu_seconds()
    arrived: list[tuple[float, Part]] = []

    def hear(part: Part) -> None:
        arrived.append((time.monotonic() - started, part))

    letter = service.compose(case.meeting.id, case.wish, hear, CancelToken(), writer_id)
    whole = time.monotonic() - started
    return letter, {
        "first_words": round(arrived[0][0], 1),
        "first_of_meeting": next((round(at, 1) for at, part in arrived if part.citations), None),
        "words_120": next(_at_words(arrived), None),
        "whole": round(whole, 1),
        "cpu": round(_cpu_seconds() - worked, 1),
        "words": len(letter.text.split()),
    }


def _cpu_seconds() -> float:
    """What the processes of this one have worked so far, all cores together."""
    import psutil

    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return float(sum(each.user + each.system for each in times))


def _at_words(arrived: Sequence[tuple[float, Part]]) -> Iterator[float]:
    words = 0
    for at, part in arrived:
        words += len(part.text.split())
        if words >= _WORDS:
            yield round(at, 1)


def _sums(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "letters": len(rows),
        "unmarked": [word for row in rows for word in row["unmarked"]],
        "wrong_language": sum(not row["right_language"] for row in rows),
        "mixed_address": sum(not row["one_address"] for row in rows),
        **{key: sum(row[key] for row in rows) for key in ("broken_citations", "sample_facts", "private_notes")},
        **{key: sum(row[key] for row in rows) for key in ("planted", "planted_marked", "written", "spoken")},
        "seconds": {how: _means([row[how] for row in rows if how in row]) for how in ("cold", "kept", "warm")},
    }


def _means(times: Sequence[dict[str, Any]]) -> dict[str, float]:
    keys = dict.fromkeys(key for each in times for key in each)
    values = {key: [each[key] for each in times if each[key] is not None] for key in keys}
    return {key: round(sum(found) / len(found), 2) for key, found in values.items() if found}


def _skipped(rows: Sequence[dict[str, Any]], writer_id: str | None) -> list[str]:
    missing = MEETINGS * len(KINDS) - len(rows)
    without = [] if writer_id else ["letters by the model, and how long those take"]
    return [*without, *([f"{missing} of {MEETINGS * len(KINDS)} letters"] if missing else [])]

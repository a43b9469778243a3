"""Made-up meetings in German and English to look at the window with; nobody in them lives or lived."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.draft import Draft
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.search import Hit, HitKind
from sottovoce_models.types import (
    Citation,
    Coverage,
    Doubt,
    DoubtReason,
    ItemKind,
    Recording,
    Speaker,
    Summary,
    SummaryItem,
    Transcript,
    Turn,
)
from tests.gui.fake_desk import FakeDesk, ScriptedJob

# Title, day and length in minutes; the first is the one that is opened.
_MEETINGS: Final = {
    UiLanguage.EN: (
        ("First session, Ms Sample", "2026-11-14T09:00:00+00:00", 52),
        ("Call with opposing counsel", "2026-11-13T14:30:00+00:00", 18),
        ("Case conference, ward 3", "2026-11-13T08:15:00+00:00", 41),
        ("Board meeting, autumn", "2026-11-11T17:00:00+00:00", 127),
        ("Interview about the archive", "2026-11-06T10:00:00+00:00", 64),
    ),
    UiLanguage.DE: (
        ("Erstgespräch Frau Muster", "2026-11-14T09:00:00+00:00", 52),
        ("Telefonat mit der Gegenseite", "2026-11-13T14:30:00+00:00", 18),
        ("Fallbesprechung Station 3", "2026-11-13T08:15:00+00:00", 41),
        ("Vorstandssitzung im Herbst", "2026-11-11T17:00:00+00:00", 127),
        ("Gespräch über das Archiv", "2026-11-06T10:00:00+00:00", 64),
    ),
}
_TALK: Final = {
    UiLanguage.EN: (
        ("Therapist", "How has the week been since we spoke on the phone?"),
        (
            "Ms S.",
            "Mixed. I slept badly on four nights, always after the late shift. On the other days it was all right.",
        ),
        ("Therapist", "What was different on the days when it was all right?"),
        ("Ms S.", "I left the phone in the kitchen. And I walked home instead of taking the bus, about half an hour."),
        ("Therapist", "Then let us keep that: the phone stays in the kitchen, and you walk home twice a week."),
        ("Ms S.", "Agreed. And the sleep diary, I will keep it until Thursday and bring it along."),
        ("Therapist", "Do you want to tell your doctor about the tablets yourself, or shall I write to her?"),
        ("Ms S.", "I don't know yet. I would like to think about it until next time."),
    ),
    UiLanguage.DE: (
        ("Therapeutin", "Wie war die Woche, seit wir telefoniert haben?"),
        (
            "Frau S.",
            "Durchwachsen. Vier Nächte habe ich schlecht geschlafen, immer nach der Spätschicht. Sonst ging es.",
        ),
        ("Therapeutin", "Was war an den Tagen anders, an denen es ging?"),
        ("Frau S.", "Das Telefon lag in der Küche. Und ich bin zu Fuß nach Hause gegangen, etwa eine halbe Stunde."),
        (
            "Therapeutin",
            "Dann behalten wir das bei: Das Telefon bleibt in der Küche, und zweimal die Woche gehen Sie zu Fuß.",
        ),
        ("Frau S.", "Gut. Und das Schlaftagebuch führe ich bis Donnerstag und bringe es mit."),
        ("Therapeutin", "Möchten Sie Ihrer Ärztin selbst von den Tabletten erzählen, oder soll ich ihr schreiben?"),
        ("Frau S.", "Das weiß ich noch nicht. Ich möchte bis zum nächsten Mal darüber nachdenken."),
    ),
}
# A line, the turn that proves it, and the words in that turn.
_MINUTES: Final = {
    UiLanguage.EN: (
        (
            SummaryItem(ItemKind.OVERVIEW, "Sleep after late shifts is poor; walking home helps.", ()),
            (1, "I slept badly on four nights"),
        ),
        (
            SummaryItem(ItemKind.TOPIC, "What was different on good days", ()),
            (3, "I left the phone in the kitchen"),
        ),
        (
            SummaryItem(ItemKind.DECISION, "The phone stays in the kitchen at night.", ()),
            (4, "the phone stays in the kitchen"),
        ),
        (
            SummaryItem(ItemKind.ACTION, "Keep the sleep diary and bring it along.", (), "Ms S.", "Thursday"),
            (5, "I will keep it until Thursday"),
        ),
        (
            SummaryItem(ItemKind.QUESTION, "Who tells the doctor about the tablets?", ()),
            (7, "I would like to think about it"),
        ),
    ),
    UiLanguage.DE: (
        (
            SummaryItem(ItemKind.OVERVIEW, "Nach Spätschichten ist der Schlaf schlecht; zu Fuß gehen hilft.", ()),
            (1, "Vier Nächte habe ich schlecht geschlafen"),
        ),
        (
            SummaryItem(ItemKind.TOPIC, "Was an guten Tagen anders war", ()),
            (3, "Das Telefon lag in der Küche"),
        ),
        (
            SummaryItem(ItemKind.DECISION, "Nachts bleibt das Telefon in der Küche.", ()),
            (4, "Das Telefon bleibt in der Küche"),
        ),
        (
            SummaryItem(ItemKind.ACTION, "Schlaftagebuch führen und mitbringen.", (), "Frau S.", "Donnerstag"),
            (5, "das Schlaftagebuch führe ich bis Donnerstag"),
        ),
        (
            SummaryItem(ItemKind.QUESTION, "Wer spricht mit der Ärztin über die Tabletten?", ()),
            (7, "darüber nachdenken"),
        ),
    ),
}
_TURN_MS: Final = 11_500


def fill(desk: FakeDesk, language: UiLanguage) -> MeetingRow:
    """Puts the meetings on a desk; the one that is there to be opened."""
    rows = []
    for number, (title, created_at, minutes) in enumerate(_MEETINGS[language]):
        row = desk.put(title, state=MeetingState.READY, created_at=created_at)
        row = replace(
            row,
            started_at=created_at,
            duration_ms=minutes * 60_000,
            speakers=("Therapeutin", "Frau S.") if language is UiLanguage.DE else ("Therapist", "Ms S."),
            coverage=Coverage(minutes * 60_000, minutes * 59_000),
            doubts=2 if number == 0 else 0,
            has_minutes=True,
            open_actions=1 if number in {0, 3} else 0,
        )
        desk.rows[row.id] = row
        script = ScriptedJob(desk, row, ProcessOptions())
        made = transcript(language)
        script.draft = Draft(
            Recording(row.id, row.title, row.started_at, row.duration_ms, row.tracks, row.source),
            transcript=made,
            items=list(items(language, made)),
            summary=Summary(made.recording_id, 1, "general", str(language), items(language, made), quote_led=False),
        )
        desk.scripts.append(script)
        rows.append(row)
    waiting = rows[1]
    desk.job_rows[waiting.id] = JobRow("job 1", waiting.id, "speech", waiting.created_at, JobState.WAITING, night=True)
    desk.bookmarks[rows[0].id] = (
        Bookmark(26_000, ""),
        Bookmark(71_000, "Telefon" if language is UiLanguage.DE else "Phone"),
    )
    words = ("Quetiapin", "Spätschicht") if language is UiLanguage.DE else ("quetiapine", "late shift")
    name = "Praxis" if language is UiLanguage.DE else "Practice"
    desk.vocabularies.lists = {name: Vocabulary(name, words)}
    talk = _TALK[language]
    desk.hits = tuple(
        Hit(rows[0].id, rows[0].title, HitKind.TURN, talk[turn][1], (), f"t{turn}", turn * _TURN_MS) for turn in (3, 4)
    )
    return rows[0]


def transcript(language: UiLanguage) -> Transcript:
    """The talk, a turn every eleven seconds, with two doubtful passages."""
    talk = _TALK[language]
    names = list(dict.fromkeys(name for name, _ in talk))
    turns = tuple(
        Turn(f"t{number}", f"S{names.index(name) + 1}", number * _TURN_MS, (number + 1) * _TURN_MS - 600, text)
        for number, (name, text) in enumerate(talk)
    )
    doubts = (
        Doubt(_TURN_MS + 2_000, _TURN_MS + 4_000, DoubtReason.LOW_CONFIDENCE),
        Doubt(6 * _TURN_MS, 6 * _TURN_MS + 3_000, DoubtReason.SPEAKER_CHANGE),
    )
    end_ms = len(talk) * _TURN_MS
    speakers = {f"S{number}": Speaker(name) for number, name in enumerate(names, 1)}
    return Transcript("0" * 32, 1, str(language), speakers, turns, doubts, Coverage(end_ms, end_ms - 2_000))


def items(language: UiLanguage, made: Transcript) -> tuple[SummaryItem, ...]:
    """The minutes of it."""
    return tuple(
        replace(
            item, citations=(Citation(f"t{turn}", made.turns[turn].start_ms + 1_000, made.turns[turn].end_ms, quote),)
        )
        for item, (turn, quote) in _MINUTES[language]
    )

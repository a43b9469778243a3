"""A finished meeting in which everything that people said or wrote holds one word that must not get out."""

from __future__ import annotations

from sottovoce.pipeline.draft import Draft, StageCost
from sottovoce.pipeline.events import Notice, NoticeCode, Stage
from sottovoce_models.types import (
    Citation,
    Coverage,
    Doubt,
    DoubtReason,
    EngineStamp,
    ItemKind,
    Recording,
    Speaker,
    SpeakerSpan,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
)

CANARY = "Kanarienvogel"
TURNS = (
    Turn("t1", "S1", 0, 4_000, f"We buy the {CANARY} on Friday."),
    Turn("t2", "S2", 4_000, 9_500, f"Who feeds the {CANARY}?"),
)


def item(kind: ItemKind, text: str, turn: Turn = TURNS[0], support: float = 1.0) -> SummaryItem:
    return SummaryItem(kind, text, (Citation(turn.id, turn.start_ms, turn.end_ms, turn.text),), support=support)


def finished(language: str = "en", title: str = f"{CANARY} meeting") -> Draft:
    """Two turns by two speakers with minutes, notices, costs and diarization."""
    speakers = {"S1": Speaker(f"{CANARY}, Ada"), "S2": Speaker()}
    doubts = (Doubt(4_000, 5_000, DoubtReason.LOOP),)
    stamp = EngineStamp("faster-whisper", "1.2.1", "whisper-base", "ab" * 32)
    items = (
        item(ItemKind.OVERVIEW, f"They buy the {CANARY}."),
        SummaryItem(
            ItemKind.ACTION,
            f"Buy the {CANARY}",
            (Citation("t1", 0, 4_000, TURNS[0].text),),
            owner=f"{CANARY}, Ada",
            due=f"{CANARY} Friday",
        ),
        item(ItemKind.QUESTION, f"Who feeds the {CANARY}?", TURNS[1], support=0.2),
    )
    return Draft(
        recording=Recording("r", title, None, 9_500, (Track.FILE,), f"{CANARY}.wav"),
        language=language,
        language_probability=0.98765,
        spans=(SpeakerSpan(0, 4_000, "S1"), SpeakerSpan(4_000, 9_500, "S2")),
        transcript=Transcript("r", 1, language, speakers, TURNS, doubts, Coverage(9_000, 8_000), (stamp,)),
        summary=Summary("r", 1, "general", language, items, quote_led=True),
        notices=[Notice(NoticeCode.FILE_TRUNCATED)],
        stamps=[stamp],
        costs={Stage.SPEECH: StageCost(1.23456, 1_000_000)},
    )

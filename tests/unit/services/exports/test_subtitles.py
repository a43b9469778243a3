from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import srt
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.material import Contents, Format, Material, Options
from sottovoce.services.exports.subtitles import (
    LINE_CHARACTERS,
    Cue,
    cues_of,
    split,
    subrip,
    timed_words,
)
from sottovoce.services.exports.subtitles import (
    webvtt as vtt,
)
from sottovoce_models.types import Turn, Word
from tests.unit.services.exports.samples import HOSTILE, material, spoken

DE = Options(format=Format.SRT, contents=Contents.TRANSCRIPT, language=UiLanguage.DE)
LONG = (
    "Das ist ein sehr langer Satz, der nicht auf einmal gezeigt werden kann, denn er hört nicht auf. Dann ein zweiter."
)

words = st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60), min_size=1, max_size=40)


def said(*texts: str, names: tuple[str, ...] = ("Anna Müller", "")) -> Material:
    return replace(material(), transcript=spoken(*texts, names=names), words=())


def test_subrip_is_read_by_somebody_elses_code() -> None:
    read = list(srt.parse(subrip(said(LONG, "Ja."), DE)))
    assert read[0].content == "Entwurf: maschinell gehört, nicht geprüft."
    assert " ".join(
        " ".join(each.content.split()) for each in read[1:]
    ) == f"Person 2: {LONG} Anna Müller: Ja.".replace("Person 2", "Anna Müller", 1).replace(
        "Anna Müller: Ja.", "Person 2: Ja."
    )
    assert read[-1].start == timedelta(seconds=4)


def test_webvtt_is_read_by_somebody_elses_code() -> None:
    read = webvtt.from_string(vtt(said(LONG, "Ja <i>&</i>."), replace(DE, format=Format.VTT)))
    assert [each.voice for each in read.captions] == [None, *["Anna Müller"] * (len(read.captions) - 2), "Person 2"]
    assert read.captions[-1].start == "00:00:04.000"
    assert "&lt;i&gt;&amp;" in read.captions[-1].raw_text


def test_what_is_approved_begins_with_the_words() -> None:
    approved = replace(said("Ja."), approval=material(approved=True).approval)
    assert [each.content for each in srt.parse(subrip(approved, DE))] == ["Anna Müller: Ja."]
    assert "NOTE" not in vtt(approved, DE)


def test_hostile_words_are_no_markup_and_no_times() -> None:
    read = list(srt.parse(subrip(said(HOSTILE, "danach", names=(HOSTILE, "<v Eva>")), DE)))
    text = " ".join(each.content for each in read)
    assert not any(mark in text for mark in ("<", ">", "{", "}", "\\", "-->"))
    captions = webvtt.from_string(vtt(said(HOSTILE, "danach", names=(HOSTILE, "x> --> y")), DE)).captions
    assert captions[-1].start == "00:00:04.000"


def test_words_stand_at_their_own_times_and_changed_ones_between_them() -> None:
    turn = Turn("t", "S1", 1_000, 5_000, "Guten Tag Frau Müller heute")
    times = ((1_000, 1_300, "Guten"), (1_400, 1_800, "Tag,"), (3_000, 3_500, "Mülla"), (4_000, 4_500, "heute."))
    heard = tuple(Word(start, end, text, 1) for start, end, text in times)
    timed = timed_words(turn, heard)
    assert [each.text for each in timed] == turn.text.split()
    assert (timed[1].start_ms, timed[1].end_ms) == (1_400, 1_800)
    assert (timed[4].start_ms, timed[4].end_ms) == (4_000, 4_500)
    assert timed[1].end_ms <= timed[2].start_ms < timed[3].start_ms < 4_000


def test_a_passage_holds_only_its_turns() -> None:
    cues = cues_of(said("eins", "zwei", "drei"), replace(DE, passage=(4_500, 5_000)), named=False)
    assert [each.lines for each in cues[1:]] == [("zwei",)]


@settings(max_examples=300, deadline=None)
@given(words, st.integers(0, 3_600_000), st.integers(0, 120_000), st.data())
def test_no_word_is_lost_and_no_line_is_too_long(
    tokens: list[str], start: int, length: int, data: st.DataObject
) -> None:
    turn = Turn("t", "S1", start, start + length, " ".join(tokens))
    ends = sorted(data.draw(st.lists(st.integers(start, start + length), max_size=20)))
    heard = [Word(a, b, data.draw(st.sampled_from(tokens)), 1) for a, b in pairwise(ends)]
    timed = timed_words(turn, heard)
    assert [each.text for each in timed] == turn.text.split()
    assert all(a.start_ms <= a.end_ms <= b.start_ms for a, b in pairwise(timed))
    assert all(start <= each.start_ms <= each.end_ms <= start + length for each in timed)
    cues: list[Cue] = list(split(timed, "S1"))
    assert "".join("".join(cue.lines) for cue in cues).replace(" ", "") == turn.text.replace(" ", "")
    assert all(len(line) <= LINE_CHARACTERS for cue in cues for line in cue.lines)
    assert all(1 <= len(cue.lines) <= 2 and cue.start_ms < cue.end_ms for cue in cues)
    assert all(a.start_ms <= b.start_ms for a, b in pairwise(cues))

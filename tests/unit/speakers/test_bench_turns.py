"""What `sottovoce bench turns` counts, and how talks of two are made unequal, against cases done by hand."""

from __future__ import annotations

import pytest

pytest.importorskip("text_to_num", reason="the bench extra is not installed")

from sottovoce.bench.turns import Errors, Said, judged, ours, plain
from sottovoce.bench.unequal_talks import unequal
from sottovoce_models.types import Segment, SpeakerSpan, Word


def said(text: str, speaker: str, start_ms: int = 0) -> list[Said]:
    return [Said(start_ms + 500 * n, word, speaker) for n, word in enumerate(text.split())]


REFERENCE = said("shall we begin now", "anna") + said("yes let us begin", "ben", 2_000)


def test_other_names_and_other_words_are_no_error() -> None:
    heard = said("shall we begin no", "S7") + said("yes let us begin", "S3", 2_100)
    assert judged(REFERENCE, heard) == Errors(words=7, wrong=0, near=3, near_wrong=0)


def test_words_on_the_wrong_side_of_a_change_are_counted_near_it() -> None:
    heard = said("shall we begin now yes", "S1") + said("let us begin", "S2", 2_500)
    assert judged(REFERENCE, heard) == Errors(words=8, wrong=1, near=4, near_wrong=1)
    assert judged(REFERENCE, heard).rates()["wrong_percent"] == 12.5


def test_one_speaker_for_two_is_right_for_one() -> None:
    assert judged(REFERENCE, [Said(w.at_ms, w.text, "S1") for w in REFERENCE]).wrong == 4


def test_the_same_word_at_another_time_is_no_match() -> None:
    assert judged(REFERENCE, said("begin", "S1", 60_000)) == Errors()


def test_the_plain_way_gives_a_segment_to_one_speaker() -> None:
    words = tuple(Word(400 * n, 400 * n + 350, text, 0.9) for n, text in enumerate(["We", "do.", "Yes.", "Good."]))
    segment = Segment(0, 0, words[-1].end_ms, "We do. Yes. Good.", words, "en", 0.0, -0.1, 1.0)
    spans = [SpeakerSpan(0, 800, "A"), SpeakerSpan(800, 1_150, "B"), SpeakerSpan(1_200, 1_600, "A")]
    assert [(word.text, word.speaker) for word in plain([segment], spans, "en")][2] == ("yes", "A")
    assert [(word.text, word.speaker) for word in ours([segment], spans, "en")][2] == ("yes", "B")


def test_talks_are_made_unequal_without_overlap_and_the_guest_is_nobody() -> None:
    reference = [SpeakerSpan(0, 10_000, "A"), SpeakerSpan(9_000, 19_000, "B"), SpeakerSpan(20_000, 30_000, "A")]
    sound = bytes(30_000 * 32)
    talks = list(unequal("talk", sound, reference, 0.05, guest=bytes(4_000 * 32)))
    assert len(talks) == 2
    for talk, quiet in zip(talks, "AB", strict=True):
        said_ms = {name: sum(s.end_ms - s.start_ms for s in talk.reference if s.speaker == name) for name in "AB"}
        assert said_ms[quiet] / sum(said_ms.values()) == pytest.approx(0.05, abs=0.01)
        assert len(talk.sound) == (sum(said_ms.values()) + 4_000) * 32
        assert all(a.end_ms <= b.start_ms for a, b in zip(talk.reference, talk.reference[1:], strict=False))

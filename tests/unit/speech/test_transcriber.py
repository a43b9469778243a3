from __future__ import annotations

from itertools import pairwise

import pytest

from sottovoce_models.errors import Cancelled
from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Clip, Heard
from sottovoce_models.speech.doubts import find_doubts
from sottovoce_models.speech.transcriber import BATCH_WINDOWS, Task, Transcriber
from sottovoce_models.types import DoubtReason, Track, Word
from tests.unit.speech.scripted import (
    LoudnessVad,
    ScriptedRecognizer,
    segments_of,
    sound_of,
    texts_of,
    transcribe,
    words_in,
)

ENGLISH = Task("en")


def recognizer(spans_ms: list[tuple[int, int]], length_ms: int, lost: tuple[int, ...] = ()) -> ScriptedRecognizer:
    """One that knows a word for each half second of the spans; those at the times `lost` only at the second hearing."""
    words = words_in(spans_ms)
    gone = [word for word in words if any(lost) and lost[0] <= word.start_ms < lost[-1]]
    return ScriptedRecognizer(words, sound_of(spans_ms, length_ms), gone)


def said(spans_ms: list[tuple[int, int]]) -> list[str]:
    return [word.text for word in words_in(spans_ms)]


TALK = [(start_ms, start_ms + 9_000) for start_ms in range(2_000, 400_000, 10_000)]  # 40 sentences, 360 s of speech


@pytest.mark.parametrize("block_ms", [100, 10_000, 45_000, 1_000_000])
def test_the_same_segments_however_the_sound_arrives(block_ms: int) -> None:
    expected, _ = transcribe(recognizer(TALK, 410_000))
    batches, _ = transcribe(recognizer(TALK, 410_000), block_ms=block_ms)
    assert batches == expected
    assert texts_of(batches) == said(TALK)


def test_speech_from_the_first_sample_on_is_heard_whole() -> None:
    spans = [(0, 8_000), (9_000, 20_000), (21_000, 26_000)]
    heard = recognizer(spans, 30_000)
    batches, _ = transcribe(heard, ENGLISH, block_ms=100)
    assert texts_of(batches) == said(spans)
    assert heard.calls[0][0][0] == 0


def test_speech_to_the_last_sample_is_heard_whole() -> None:
    spans = [(1_000, 12_000)]
    batches, _ = transcribe(recognizer(spans, 12_010), ENGLISH)
    assert texts_of(batches) == said(spans)


def test_segments_are_numbered_in_order_and_their_text_is_their_words() -> None:
    batches, _ = transcribe(recognizer(TALK, 410_000), Task("en", Track.LEFT, first_index=7))
    segments = segments_of(batches)
    assert [segment.index for segment in segments] == list(range(7, 7 + len(segments)))
    assert all(segment.text == " ".join(word.text for word in segment.words) for segment in segments)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(segments))
    assert {(segment.track, segment.language) for segment in segments} == {(Track.LEFT, "en")}


def test_a_batch_says_how_far_it_reaches_and_what_it_counted() -> None:
    batches, _ = transcribe(recognizer(TALK, 410_000))
    for batch in batches:
        assert batch.segments[-1].end_ms <= batch.covered_ms
        assert 0 <= batch.text_ms <= batch.speech_ms
    assert [batch.covered_ms for batch in batches] == sorted({batch.covered_ms for batch in batches})
    assert sum(batch.speech_ms for batch in batches) == pytest.approx(360_000, rel=0.01)


def test_no_more_windows_at_once_than_a_batch_holds() -> None:
    heard = recognizer(TALK, 410_000)
    transcribe(heard, ENGLISH)
    assert max(len(clips) for clips in heard.calls) == BATCH_WINDOWS


# --- language


def test_a_given_language_is_not_asked_for() -> None:
    heard = recognizer(TALK, 410_000)
    _, transcriber = transcribe(heard, Task("de"))
    assert heard.asked_language == []
    assert (transcriber.language, transcriber.language_probability, heard.in_language) == ("de", 1.0, {"de"})


def test_the_language_is_locked_after_a_minute_of_speech() -> None:
    heard = recognizer(TALK, 410_000)
    transcriber = Transcriber(heard, LoudnessVad(), Task(), lambda: None)
    speech_at_lock_ms = None
    for start in range(0, len(heard.pcm), 32_000):
        list(transcriber.push(heard.pcm[start : start + 32_000]))
        if transcriber.language is not None and speech_at_lock_ms is None:
            speech_at_lock_ms = sum(min(end_ms, start // 32) - at_ms for at_ms, end_ms in TALK if at_ms < start // 32)
    assert speech_at_lock_ms is not None
    assert 60_000 <= speech_at_lock_ms <= 110_000  # a minute, the window that fills it and the one that ends that
    assert len(heard.asked_language) == 1


@pytest.mark.parametrize("block_ms", [1_000, 1_000_000])
def test_what_comes_after_the_first_minute_has_no_say(block_ms: int) -> None:
    short = [(start_ms, start_ms + 8_000) for start_ms in range(0, 120_000, 12_000)]
    long = [(start_ms, start_ms + 24_000) for start_ms in range(200_000, 400_000, 30_000)]
    heard = recognizer(short + long, 420_000)
    heard.probabilities = lambda clip: {"de": 0.95} if clip.start_ms < 100_000 else {"en": 0.99}
    _, transcriber = transcribe(heard, block_ms=block_ms)
    assert heard.in_language == {"de"}
    assert max(end_ms for _, end_ms in heard.asked_language[0]) < 100_000
    assert transcriber.language_probability == pytest.approx(0.95)


def test_less_than_a_minute_is_decided_at_the_end() -> None:
    spans = [(1_000, 9_000), (10_000, 20_000)]
    heard = recognizer(spans, 25_000)
    heard.probabilities = lambda _: {"de": 0.7, "en": 0.3}
    batches, transcriber = transcribe(heard)
    assert (transcriber.language, transcriber.language_probability) == ("de", pytest.approx(0.7))
    assert texts_of(batches) == said(spans)


# --- nothing to hear


@pytest.mark.parametrize("length_ms", [0, 10, 31, 32, 90_000])
@pytest.mark.parametrize("language", [None, "de"])
def test_silence_gives_nothing_and_asks_nobody(length_ms: int, language: str | None) -> None:
    heard = recognizer([], length_ms)
    batches, transcriber = transcribe(heard, Task(language))
    assert (batches, heard.calls, heard.asked_language) == ([], [], [])
    assert transcriber.language == language


@pytest.mark.parametrize(("click_ms", "asked"), [(64, 0), (96, 0), (160, 1)])
def test_a_click_is_not_asked_for_words(click_ms: int, asked: int) -> None:
    heard = recognizer([(32_000, 32_000 + click_ms)], 60_000)
    batches, _ = transcribe(heard, ENGLISH)
    assert len(heard.calls) == asked
    assert segments_of(batches) == []


def test_noise_that_grew_text_gives_no_segment() -> None:
    heard = recognizer([(1_000, 6_000)], 8_000)
    heard.verdict = lambda _, words: Heard(words, 0.9, -1.5, 1.0)
    batches, _ = transcribe(heard, ENGLISH)
    assert segments_of(batches) == []
    assert [doubt.reason for batch in batches for doubt in batch.doubts] == [DoubtReason.SPEECH_WITHOUT_TEXT]
    assert (batches[0].text_ms, batches[0].covered_ms > 6_000) == (0, True)


# --- repair and doubts


def test_lost_speech_is_heard_again_as_a_clip_of_its_own() -> None:
    spans = [(1_000, 5_000), (5_500, 14_000)]
    heard = recognizer(spans, 20_000, lost=(6_000, 12_000))
    batches, _ = transcribe(heard, ENGLISH)
    assert texts_of(batches) == said(spans)
    window, (clip,) = heard.calls
    assert len(window) == 1
    assert clip == pytest.approx((5_900, 12_000), abs=200)
    assert batches[0].doubts == ()


def test_short_losses_are_left_alone() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000, lost=(4_000, 4_500))
    batches, _ = transcribe(heard, ENGLISH)
    assert len(heard.calls) == 1
    assert len(texts_of(batches)) == len(said([(1_000, 11_000)])) - 1


def test_what_stays_lost_is_doubted_and_not_counted_as_text() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000)
    heard.script = [word for word in heard.script if not 4_000 <= word.start_ms < 8_000]
    (batch,), _ = transcribe(heard, ENGLISH)
    (doubt,) = batch.doubts
    assert (doubt.reason, doubt.start_ms, doubt.end_ms) == (
        DoubtReason.SPEECH_WITHOUT_TEXT,
        pytest.approx(4_000, abs=200),
        pytest.approx(8_000, abs=200),
    )
    assert batch.speech_ms - batch.text_ms == doubt.end_ms - doubt.start_ms


def test_the_repair_of_many_windows_is_heard_in_batches_short_clips_first() -> None:
    heard = recognizer(TALK, 410_000)
    heard.lost = [
        word for word in heard.script if 2_000 <= word.start_ms % 10_000 < 5_000 + word.start_ms % 40_000 // 10
    ]
    transcribe(heard, ENGLISH)
    again = [clips for clips in heard.calls if max(end_ms - start_ms for start_ms, end_ms in clips) < 9_000]
    assert len(again) > 1
    for clips in again:
        lengths_ms = [end_ms - start_ms for start_ms, end_ms in clips]
        assert len(clips) <= BATCH_WINDOWS
        assert lengths_ms == sorted(lengths_ms)


def test_a_loop_is_cut_and_what_it_hid_is_heard_again() -> None:
    spans = [(1_000, 11_000)]
    heard = recognizer(spans, 15_000)

    def loops_first(clip: Clip, words: tuple[Word, ...]) -> Heard:
        if len(heard.calls) == 1:
            words = tuple(Word(word.start_ms, word.end_ms, "thanks", 0.9) for word in words)
        return Heard(words, 0.01, -0.2, 1.2)

    heard.verdict = loops_first
    batches, _ = transcribe(heard, ENGLISH)
    assert texts_of(batches) == ["thanks", *said(spans)[1:]]


def test_a_loop_that_comes_again_is_no_text_that_counts() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000)
    heard.script = [Word(word.start_ms, word.end_ms, "thanks", 0.9) for word in heard.script]
    (batch,), _ = transcribe(heard, ENGLISH)
    assert texts_of([batch]) == ["thanks"]
    assert batch.text_ms < 1_000
    assert batch.speech_ms > 9_000
    assert {doubt.reason for doubt in batch.doubts} == {DoubtReason.LOOP, DoubtReason.SPEECH_WITHOUT_TEXT}


def test_a_loop_that_was_cut_is_told_where_it_stood() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000)

    def loops_first(_: Clip, words: tuple[Word, ...]) -> Heard:
        if len(heard.calls) == 1:
            words = tuple(
                Word(word.start_ms, word.end_ms, "thanks" if 4_000 <= word.start_ms < 8_000 else word.text, 0.9)
                for word in words
            )
        return Heard(words, 0.01, -0.2, 1.2)

    heard.verdict = loops_first
    (batch,), _ = transcribe(heard, ENGLISH)
    (loop,) = [doubt for doubt in batch.doubts if doubt.reason is DoubtReason.LOOP]
    assert (loop.start_ms, loop.end_ms) == (4_500, 7_900)


def test_the_doubts_of_a_window_are_those_of_its_segments_and_its_speech() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000)
    heard.script = [word for word in heard.script if not 4_000 <= word.start_ms < 8_000]
    (batch,), _ = transcribe(heard, ENGLISH)
    (window,) = heard.calls[0]
    runs = [Run(batch.segments[0].start_ms, window[1])]
    again = find_doubts(batch.segments, runs, "en")
    assert [doubt.reason for doubt in again] == [doubt.reason for doubt in batch.doubts]


def test_a_repair_that_loops_is_not_taken() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000, lost=(4_000, 8_000))
    heard.verdict = lambda _, words: Heard(words, 0.01, -0.2, 1.2 if len(heard.calls) == 1 else 3.0)
    batches, _ = transcribe(heard, ENGLISH)
    assert "w5000" not in texts_of(batches)
    assert [doubt.reason for doubt in batches[0].doubts] == [DoubtReason.SPEECH_WITHOUT_TEXT]


def test_a_window_that_packs_too_well_is_doubted_as_a_loop() -> None:
    heard = recognizer([(1_000, 11_000)], 15_000)
    heard.verdict = lambda _, words: Heard(words, 0.01, -0.2, 2.5)
    (batch,), _ = transcribe(heard, ENGLISH)
    assert [doubt.reason for doubt in batch.doubts] == [DoubtReason.LOOP]


def test_weak_words_and_words_outside_speech_are_doubted() -> None:
    heard = recognizer([(1_000, 5_000)], 30_000)
    murmur = [Word(word.start_ms, word.end_ms, word.text, 0.2) for word in heard.script]
    heard.script = [
        *murmur[:-1],
        Word(murmur[-1].start_ms, murmur[-1].end_ms, "end.", 0.2),
        Word(5_100, 5_190, "Oh", 0.9),
    ]
    (batch,), _ = transcribe(heard, ENGLISH)
    assert [doubt.reason for doubt in batch.doubts] == [DoubtReason.LOW_CONFIDENCE, DoubtReason.TEXT_WITHOUT_SPEECH]


@pytest.mark.parametrize(("probability", "heard_at_all"), [(0.3, False), (0.9, True)])
def test_a_word_far_from_speech_must_be_believed(probability: float, heard_at_all: bool) -> None:
    heard = recognizer([(1_000, 4_000), (6_900, 10_000)], 15_000)
    heard.script = [*heard.script, Word(5_300, 5_600, "ghost", probability)]
    batches, _ = transcribe(heard, ENGLISH)
    assert ("ghost" in texts_of(batches)) is heard_at_all


# --- vocabulary


def test_the_recognizer_is_told_of_the_vocabulary_and_what_it_misheard_is_put_right() -> None:
    heard = recognizer([(1_000, 5_000)], 9_000)
    names = {heard.script[2]: "Cheikowski", heard.script[4]: "Cheikowskis"}
    heard.script = [
        Word(word.start_ms, word.end_ms, names.get(word, "und"), 0.4 if word in names else 0.9) for word in heard.script
    ]
    batches, _ = transcribe(heard, Task("de", vocabulary=("Pjotr Tschaikowski",)))
    assert heard.told == {(), ("Pjotr Tschaikowski",)}
    changed = [word for segment in segments_of(batches) for word in segment.words if word.heard]
    assert [(word.heard, word.text) for word in changed] == [
        ("Cheikowski", "Tschaikowski"),
        ("Cheikowskis", "Tschaikowskis"),
    ]
    assert all(word.text in segments_of(batches)[0].text for word in changed)


@pytest.mark.parametrize(
    ("second", "taken"), [("Brankow", True), ("Brankov", False), ("Sonntag", False), ("Brankow Brankow", True)]
)
def test_the_second_hearing_counts_only_where_it_brings_a_term(second: str, taken: bool) -> None:
    heard = recognizer([(1_000, 5_000)], 9_000)

    def hears_names_when_told(_: Clip, words: tuple[Word, ...]) -> Heard:
        said = second if len(heard.calls) == 2 else "Krankwitz"
        return Heard(tuple(Word(word.start_ms, word.end_ms, said, 0.97) for word in words[:1]), 0.01, -0.2, 1.2)

    heard.verdict = hears_names_when_told
    heard.script = heard.script[:1]
    batches, _ = transcribe(heard, Task("de", vocabulary=("Brankow",)))
    assert texts_of(batches)[0] == (second if taken else "Krankwitz")


def test_ordinary_words_are_not_heard_twice() -> None:
    heard = recognizer([(1_000, 5_000)], 9_000)
    texts = ["wir", "haben", "heute", "noch", "nicht", "über", "alles", "gesprochen"]
    heard.script = [
        Word(word.start_ms, word.end_ms, text, 0.9) for word, text in zip(heard.script, texts, strict=False)
    ]
    transcribe(heard, Task("de", vocabulary=("Brankow",)))
    assert len(heard.calls) == 1


def test_without_a_vocabulary_nobody_is_told_anything() -> None:
    heard = recognizer([(1_000, 5_000)], 9_000)
    batches, _ = transcribe(heard, ENGLISH)
    assert heard.told == {()}
    assert not any(word.heard for segment in segments_of(batches) for word in segment.words)


# --- going on, stopping, memory


@pytest.mark.parametrize("batch_windows", [2, 8])
def test_work_that_goes_on_after_any_batch_finds_what_it_would_have_found(batch_windows: int) -> None:
    spans = [(start_ms, start_ms + 2_000 + start_ms % 5_000) for start_ms in range(500, 200_000, 8_100)]
    whole, _ = transcribe(recognizer(spans, 210_000), Task("en", batch_windows=2))
    assert len(whole) > 5
    for known in range(1, len(whole)):
        kept = segments_of(whole[:known])
        task = Task("en", covered_ms=whole[known - 1].covered_ms, first_index=len(kept), batch_windows=batch_windows)
        rest, _ = transcribe(recognizer(spans, 210_000), task)
        assert segments_of(rest) == segments_of(whole[known:])


def test_words_before_what_is_covered_are_not_heard_twice() -> None:
    spans = [(5_000, 20_000)]
    batches, _ = transcribe(recognizer(spans, 25_000), Task("en", covered_ms=10_000))
    assert texts_of(batches) == said([(10_000, 20_000)])


def test_a_cancel_is_noticed_before_the_recognizer_is_asked() -> None:
    def cancelled() -> None:
        raise Cancelled

    heard = recognizer([(1_000, 9_000)], 12_000)
    with pytest.raises(Cancelled):
        transcribe(heard, ENGLISH, check_cancelled=cancelled)
    assert heard.calls == []


def test_memory_holds_only_the_sound_under_way() -> None:
    heard = recognizer([(1_000, 3_000), (500_000, 502_000)], 600_000)
    transcriber = Transcriber(heard, LoudnessVad(), ENGLISH, lambda: None)
    longest = 0
    for start in range(0, len(heard.pcm), 32_000):
        list(transcriber.push(heard.pcm[start : start + 32_000]))
        longest = max(longest, len(transcriber._buffer))
    assert longest <= 16_000 * 10

from __future__ import annotations

from collections.abc import Callable

import pytest

from sottovoce_models.speech.base import Clip
from sottovoce_models.speech.language import MIXED, SWISS
from sottovoce_models.speech.transcriber import Task
from sottovoce_models.types import Word
from tests.unit.speech.scripted import ScriptedRecognizer, segments_of, sound_of, texts_of, transcribe, words_in

DE, EN = {"de": 0.97, "en": 0.02}, {"en": 0.97, "de": 0.02}
TALK = [(start_ms, start_ms + 6_000) for start_ms in range(1_000, 300_000, 8_000)]


def recognizer(
    spans_ms: list[tuple[int, int]], length_ms: int, probabilities: Callable[[Clip], dict[str, float]]
) -> ScriptedRecognizer:
    heard = ScriptedRecognizer(words_in(spans_ms), sound_of(spans_ms, length_ms))
    heard.probabilities = probabilities
    return heard


def foreign(clip: Clip) -> dict[str, float]:
    """German but for two stretches of English and one short word."""
    english = 100_000 <= clip.start_ms < 140_000 or 200_000 <= clip.start_ms < 220_000
    return EN if english or len(clip.samples) < 16_000 * 2 else DE


# --- one language


def test_a_greeting_in_another_language_does_not_win() -> None:
    heard = recognizer(TALK, 310_000, lambda clip: EN if clip.start_ms < 12_000 else DE)
    _, transcriber = transcribe(heard)
    assert transcriber.language == "de"
    assert heard.in_language == {"de"}


@pytest.mark.parametrize("block_ms", [1_000, 1_000_000])
def test_while_no_language_leads_clearly_it_listens_on(block_ms: int) -> None:
    heard = recognizer(TALK, 310_000, lambda clip: EN if clip.start_ms < 45_000 else DE)
    _, transcriber = transcribe(heard, block_ms=block_ms)
    assert transcriber.language == "de"
    asked_until_ms = max(end_ms for clips in heard.asked_language for _, end_ms in clips)
    assert 80_000 < asked_until_ms < 200_000


def test_it_does_not_listen_for_ever() -> None:
    heard = recognizer(TALK, 310_000, lambda _: {"de": 0.5, "en": 0.45})
    transcribe(heard)
    assert max(end_ms for clips in heard.asked_language for _, end_ms in clips) < 260_000


@pytest.mark.parametrize("silence_ms", [0, 300_000])
def test_silence_before_speech_has_no_say(silence_ms: int) -> None:
    spans = [(silence_ms + start_ms, silence_ms + end_ms) for start_ms, end_ms in TALK[:5]]
    heard = recognizer(spans, silence_ms + 60_000, lambda clip: DE if clip.start_ms >= silence_ms else EN)
    _, transcriber = transcribe(heard)
    assert (transcriber.language, transcriber.language_probability) == ("de", pytest.approx(0.97))


# --- as the Swiss write


def test_swiss_german_is_heard_as_german_and_written_without_sharp_s() -> None:
    heard = recognizer([(1_000, 5_000)], 8_000, lambda _: EN)
    heard.script = [Word(1_100, 1_500, "Grüße", 0.9), Word(1_600, 2_000, "STRAẞE", 0.9), *heard.script[3:]]
    batches, transcriber = transcribe(heard, Task(SWISS))
    assert texts_of(batches)[:2] == ["Grüsse", "STRASSE"]
    assert segments_of(batches)[0].text.startswith("Grüsse STRASSE")
    assert (heard.in_language, heard.asked_language, transcriber.language) == ({"de"}, [], SWISS)
    assert {segment.language for segment in segments_of(batches)} == {"de"}


# --- mixed


@pytest.mark.parametrize("block_ms", [1_000, 1_000_000])
@pytest.mark.parametrize("batch_windows", [2, 8])
def test_each_passage_of_a_mixed_recording_is_in_its_language(block_ms: int, batch_windows: int) -> None:
    spans = [*TALK, (305_000, 305_800), (310_000, 316_000)]
    heard = recognizer(spans, 320_000, foreign)
    batches, transcriber = transcribe(heard, Task(MIXED, batch_windows=batch_windows), block_ms=block_ms)
    assert texts_of(batches) == [word.text for word in words_in(spans)]
    english = [segment.start_ms for segment in segments_of(batches) if segment.language == "en"]
    assert [(min(english), max(at_ms for at_ms in english if at_ms < 150_000))] == [(105_000, 137_000)]
    assert [at_ms for at_ms in english if at_ms > 150_000] == [201_000, 209_000, 217_000]
    assert transcriber.language == MIXED


def undecided(clip: Clip) -> dict[str, float]:
    """German, and after a while such that only what was before tells that it still is."""
    return DE if clip.start_ms < 100_000 else {"en": 0.6, "de": 0.4}


@pytest.mark.parametrize("probabilities", [foreign, undecided])
@pytest.mark.parametrize("known", [1, 5])
def test_a_mixed_recording_goes_on_in_the_languages_it_would_have_had(
    known: int, probabilities: Callable[[Clip], dict[str, float]]
) -> None:
    whole, _ = transcribe(recognizer(TALK, 310_000, probabilities), Task(MIXED, batch_windows=4))
    kept = segments_of(whole[:known])
    again = Task(MIXED, covered_ms=whole[known - 1].covered_ms, first_index=len(kept), batch_windows=2)
    rest, _ = transcribe(recognizer(TALK, 310_000, probabilities), again)
    assert segments_of(rest) == segments_of(whole[known:])


def test_a_short_mixed_recording_is_decided_at_its_end() -> None:
    heard = recognizer(TALK[:3], 30_000, lambda clip: EN if clip.start_ms > 15_000 else DE)
    batches, _ = transcribe(heard, Task(MIXED))
    assert [segment.language for segment in segments_of(batches)] == ["de", "de", "en"]

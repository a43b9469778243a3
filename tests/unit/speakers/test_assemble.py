"""Words and voices to turns: nothing lost, nothing torn, in order, for any input."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from sottovoce_models.speakers.assemble import Assembled, assemble, assemble_tracks
from sottovoce_models.types import Segment, Speaker, SpeakerSpan, Track, Transcript, Word


def said(text: str, start_ms: int = 0, index: int = 0, each_ms: int = 400, track: Track = Track.FILE) -> Segment:
    """A segment whose words follow each other, `each_ms` apart and 50 ms shorter than that."""
    words = tuple(
        Word(start_ms + n * each_ms, start_ms + (n + 1) * each_ms - 50, word, 0.9)
        for n, word in enumerate(text.split())
    )
    return Segment(index, start_ms, words[-1].end_ms, text, words, "en", 0.0, -0.1, 1.0, track)


def lines(found: Assembled) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in found.turns]


def test_words_go_to_who_speaks_while_they_are_said() -> None:
    segment = said("Shall we begin? Yes, let us begin now.")
    found = assemble([segment], [SpeakerSpan(0, 1200, "B"), SpeakerSpan(1200, 3200, "A")])
    assert lines(found) == [("S1", "Shall we begin?"), ("S2", "Yes, let us begin now.")]
    assert found.speakers == ("S1", "S2")
    assert [turn.id for turn in found.turns] == ["t1", "t2"]
    assert [turn.segments for turn in found.turns] == [(0,), (0,)]
    assert [span.speaker for span in found.spans] == ["S1", "S2"]


def test_a_boundary_in_the_wrong_place_tears_no_sentence() -> None:
    late = assemble(
        [said("We will ship it on Friday. Good idea, I agree.")],
        [SpeakerSpan(0, 1900, "A"), SpeakerSpan(1900, 4000, "B")],
    )
    assert lines(late) == [("S1", "We will ship it on Friday."), ("S2", "Good idea, I agree.")]
    early = assemble(
        [said("We will ship it on Friday. Good idea, I agree.")],
        [SpeakerSpan(0, 2900, "A"), SpeakerSpan(2900, 4000, "B")],
    )
    assert lines(early)[0][1].startswith("We will ship it on Friday.")


def test_a_short_answer_of_its_own_stays_its_own() -> None:
    segment = said("So we close the shop. Yes. Then we go home.")
    spans = [SpeakerSpan(0, 2000, "A"), SpeakerSpan(2000, 2400, "B"), SpeakerSpan(2400, 4000, "A")]
    assert [speaker for speaker, _ in lines(assemble([segment], spans))] == ["S1", "S2", "S1"]


def test_someone_who_takes_over_for_long_without_a_full_stop_does_take_over() -> None:
    segment = said("I thought that we could perhaps no listen we have to stop this right now.")
    found = assemble([segment], [SpeakerSpan(0, 2400, "A"), SpeakerSpan(2400, 6000, "B")])
    assert lines(found) == [
        ("S1", "I thought that we could perhaps"),
        ("S2", "no listen we have to stop this right now."),
    ]


def test_a_word_in_silence_goes_to_the_nearest_voice() -> None:
    segments = [said("One.", 3000, 0), said("Two.", 7000, 1)]
    found = assemble(segments, [SpeakerSpan(0, 2500, "A"), SpeakerSpan(7500, 9000, "B")])
    assert lines(found) == [("S1", "One."), ("S2", "Two.")]


def test_in_overlap_the_one_who_was_speaking_goes_on() -> None:
    segment = said("this is my whole sentence and it is long")
    found = assemble([segment], [SpeakerSpan(0, 4000, "A"), SpeakerSpan(1200, 2800, "B")])
    assert lines(found) == [("S1", "this is my whole sentence and it is long")]


def test_no_voices_at_all_is_one_speaker() -> None:
    found = assemble([said("Hello there.")], [])
    assert lines(found) == [("S1", "Hello there.")]
    assert found.speakers == ("S1",)


def test_nothing_said() -> None:
    assert assemble([], []) == Assembled((), (), (), {})
    assert assemble_tracks([]) == Assembled((), (), (), {})
    assert assemble([], [SpeakerSpan(0, 500, "x")]).speakers == ("S1",)


def test_a_voice_without_words_is_no_speaker_of_the_transcript() -> None:
    found = assemble([said("Hello there you.", 1000)], [SpeakerSpan(0, 300, "cough"), SpeakerSpan(900, 3000, "A")])
    assert found.speakers == ("S1",)
    assert [span.speaker for span in found.spans] == ["S2", "S1"]


def test_a_long_pause_starts_a_new_turn() -> None:
    found = assemble(
        [said("Before.", 0, 0), said("After.", 2350, 1), said("Soon.", 3000, 2)], [SpeakerSpan(0, 9000, "A")]
    )
    assert [text for _, text in lines(found)] == ["Before.", "After. Soon."]


def test_monologues_are_cut_to_readable_turns_at_sentence_ends() -> None:
    sentence = "This is a sentence of exactly eight words."
    segments = [said(sentence, n * 3200, n) for n in range(75)]  # four minutes
    found = assemble(segments, [SpeakerSpan(0, 240_000, "A")])
    assert all(turn.end_ms - turn.start_ms <= 65_000 for turn in found.turns)
    assert all(turn.text.endswith("words.") for turn in found.turns)
    assert len(found.turns) == 4
    endless = assemble([said("and so on " * 200)], [])
    assert all(turn.end_ms - turn.start_ms <= 90_000 for turn in endless.turns)


def test_a_segment_without_words_is_kept_whole() -> None:
    bare = Segment(4, 1000, 2500, " no word times ", (), "en", 0.0, -0.1, 1.0)
    found = assemble([bare], [SpeakerSpan(0, 3000, "A")])
    assert [(turn.text, turn.start_ms, turn.end_ms, turn.segments) for turn in found.turns] == [
        ("no word times", 1000, 2500, (4,))
    ]


def test_tracks_are_interleaved_sentence_by_sentence() -> None:
    left = [said("How can I help you? Please hold the line.", 0, 0, track=Track.LEFT)]
    right = [said("My car is broken.", 2100, 1, track=Track.RIGHT), said("Thanks.", 9000, 2, track=Track.RIGHT)]
    found = assemble_tracks(left + right)
    assert lines(found) == [
        ("S1", "How can I help you? Please hold the line."),
        ("S2", "My car is broken."),
        ("S2", "Thanks."),
    ]
    assert found.speakers == ("S1", "S2")
    assert [span.speaker for span in found.spans] == ["S1", "S1", "S2", "S2"]


TEXTS = st.sampled_from(["yes", "no.", "well,", "Why?", "äh", "z.", '"Stop!"', "…", "and"])


@st.composite
def conversations(draw: st.DrawFn, tracks: tuple[Track, ...] = (Track.FILE,)) -> list[Segment]:
    """Segments sorted by start whose words may overlap those of the next, as repairs make them."""
    segments, start_ms = [], 0
    for index in range(draw(st.integers(0, 12))):
        start_ms += draw(st.integers(0, 8000))
        words, at_ms = [], start_ms
        for _ in range(draw(st.integers(0, 9))):
            at_ms += draw(st.integers(0, 900))
            words.append(Word(at_ms, at_ms + draw(st.integers(0, 700)), draw(TEXTS), 0.5))
        end_ms = max([start_ms, *(word.end_ms for word in words)])
        text = " ".join(word.text for word in words) or draw(st.sampled_from(["", "words without times"]))
        track = draw(st.sampled_from(tracks))
        segments.append(Segment(index, start_ms, end_ms, text, tuple(words), "en", 0.0, -0.1, 1.0, track))
    return segments


@st.composite
def voices(draw: st.DrawFn) -> list[SpeakerSpan]:
    spans = [
        SpeakerSpan(start_ms, start_ms + length_ms, speaker)
        for start_ms, length_ms, speaker in draw(
            st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 9000), st.sampled_from("ABCD")), max_size=15)
        )
    ]
    return sorted(spans, key=lambda span: span.start_ms)


def check(segments: list[Segment], found: Assembled) -> None:
    Transcript("r", 1, "en", {name: Speaker() for name in found.speakers}, found.turns)  # refuses what is not sorted
    assert [turn.id for turn in found.turns] == [f"t{n}" for n in range(1, len(found.turns) + 1)]
    assert found.speakers == tuple(dict.fromkeys(turn.speaker for turn in found.turns)) or not found.turns
    assert found.speakers == tuple(f"S{n}" for n in range(1, len(found.speakers) + 1))
    spoken = {segment.index for segment in segments if segment.text}
    assert {index for turn in found.turns for index in turn.segments} == spoken
    for turn in found.turns:
        for index in turn.segments:
            assert set(turn.text.split()) & set(segments[index].text.split())


@given(conversations(), voices())
def test_every_word_once_and_in_order(segments: list[Segment], spans: list[SpeakerSpan]) -> None:
    found = assemble(segments, spans)
    check(segments, found)
    assert " ".join(turn.text for turn in found.turns) == " ".join(s.text for s in segments if s.text)
    assert [(span.start_ms, span.end_ms) for span in found.spans] == [(span.start_ms, span.end_ms) for span in spans]
    renamed = {(old.speaker, new.speaker) for old, new in zip(spans, found.spans, strict=True)}
    assert len(renamed) == len({old for old, _ in renamed}) == len({new for _, new in renamed})


@given(conversations(), voices())
def test_neighbouring_turns_have_a_reason(segments: list[Segment], spans: list[SpeakerSpan]) -> None:
    # Where segments go back in time, the pause between two words cannot be read off the turns any more.
    assume(all(later.start_ms >= earlier.end_ms for earlier, later in pairwise(segments)))
    for one, two in pairwise(assemble(segments, spans).turns):
        changed = one.speaker != two.speaker or two.start_ms - one.end_ms >= 2000
        assert changed or two.end_ms - one.start_ms > 60_000


@given(conversations(tracks=(Track.LEFT, Track.RIGHT)))
def test_tracks_keep_every_word_once_and_their_order(segments: list[Segment]) -> None:
    found = assemble_tracks(segments)
    check(segments, found)
    every = Counter(word for segment in segments for word in segment.text.split())
    assert Counter(word for turn in found.turns for word in turn.text.split()) == every
    speaker_of = {index: turn.speaker for turn in found.turns for index in turn.segments}
    assert len({(segment.track, speaker_of[segment.index]) for segment in segments if segment.text}) == len(
        found.speakers
    )
    for speaker in found.speakers:
        own = [s.text for s in segments if s.text and speaker_of[s.index] == speaker]
        texts = " ".join(turn.text for turn in found.turns if turn.speaker == speaker)
        assert Counter(texts.split()) == Counter(" ".join(own).split())


def test_where_two_speak_at_once_the_one_who_began_the_sentence_ends_it() -> None:
    segment = said("Let me say one more thing. No, let us stop now.")
    spans = [SpeakerSpan(0, 2500, "A"), SpeakerSpan(1600, 4600, "B")]
    assert lines(assemble([segment], spans)) == [("S1", "Let me say one more thing."), ("S2", "No, let us stop now.")]


def test_words_far_from_every_voice_change_hands_once_not_by_turns() -> None:
    segment = said("one two three four five six", 4_000)
    found = assemble([segment], [SpeakerSpan(0, 2_000, "A"), SpeakerSpan(8_500, 9_000, "B")])
    assert len(found.turns) == 1

"""Arbitrary valid values of the types that travel, for properties that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from sottovoce_models.types import (
    Citation,
    Correction,
    Coverage,
    Doubt,
    DoubtReason,
    EngineStamp,
    ItemKind,
    Recording,
    Segment,
    Speaker,
    Summary,
    SummaryItem,
    Track,
    Transcript,
    Turn,
    Word,
)
from sottovoce_models.visible import visible

times_ms = st.integers(0, 24 * 3_600_000)
words_of_text = st.text(min_size=1, max_size=12).filter(lambda text: bool(visible(text).strip()))
texts = st.text(max_size=30)
shares = st.floats(0, 1)
finite = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[int, int]:
    start_ms, end_ms = sorted((draw(times_ms), draw(times_ms)))
    return start_ms, end_ms


@st.composite
def words(draw: st.DrawFn) -> Word:
    return Word(*draw(intervals()), draw(words_of_text), draw(shares), draw(texts))


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    return Segment(
        draw(st.integers(0, 10_000)),
        *draw(intervals()),
        draw(texts),
        tuple(sorted(draw(st.lists(words(), max_size=3)), key=lambda word: word.start_ms)),
        draw(texts),
        draw(finite),
        draw(finite),
        draw(finite),
        draw(st.sampled_from(Track)),
    )


recordings = st.builds(
    Recording,
    words_of_text,
    texts,
    st.none() | texts,
    times_ms,
    st.lists(st.sampled_from(Track), max_size=3).map(tuple),
    texts,
)
stamps = st.builds(EngineStamp, texts, texts, texts, texts, texts)


@st.composite
def doubts(draw: st.DrawFn) -> Doubt:
    return Doubt(*draw(intervals()), draw(st.sampled_from(DoubtReason)))


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    return Correction(*draw(intervals()), draw(words_of_text), draw(words_of_text))


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    speakers = draw(st.dictionaries(words_of_text, st.builds(Speaker, texts, texts), min_size=1, max_size=3))
    turns = [
        Turn(
            f"t{number}",
            draw(st.sampled_from(sorted(speakers))),
            *interval,
            draw(texts),
            tuple(draw(st.lists(st.integers(0, 99), max_size=2))),
            draw(st.booleans()),
        )
        for number, interval in enumerate(sorted(draw(st.lists(intervals(), max_size=3))))
    ]
    text_ms, speech_ms = draw(intervals())
    return Transcript(
        draw(texts),
        draw(st.integers(0, 9)),
        draw(texts),
        speakers,
        tuple(turns),
        tuple(sorted(draw(st.lists(doubts(), max_size=2)), key=lambda doubt: doubt.start_ms)),
        Coverage(speech_ms, text_ms),
        tuple(draw(st.lists(stamps, max_size=2))),
        tuple(sorted(draw(st.lists(corrections(), max_size=2)), key=lambda correction: correction.start_ms)),
    )


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    return Citation(draw(texts), *draw(intervals()), draw(words_of_text))


items = st.builds(
    SummaryItem,
    st.sampled_from(ItemKind),
    words_of_text,
    st.lists(citations(), max_size=2).map(tuple),
    st.none() | texts,
    st.none() | texts,
    shares,
)
summaries = st.builds(
    Summary,
    texts,
    st.integers(0, 9),
    texts,
    texts,
    st.lists(items, max_size=3).map(tuple),
    st.booleans(),
    st.lists(stamps, max_size=2).map(tuple),
)
documents = st.one_of(recordings, segments(), transcripts(), summaries)

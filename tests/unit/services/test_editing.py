"""What holds for every edit of a transcript, whatever the transcript and the edit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.editing.find import Match, Query, matches, replace_all, replace_match
from sottovoce.services.editing.history import MAX_STEPS, Change, EditedText, History
from sottovoce.services.editing.turns import (
    delete_turns,
    insert_turn,
    merge_turns,
    new_turn_id,
    split_place,
    split_turn,
    with_text,
)
from sottovoce.vault.proofs import carried, holds
from sottovoce_models.types import Citation, Doubt, DoubtReason, ItemKind, Speaker, SummaryItem, Transcript, Turn

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    count = draw(st.integers(1, 7))
    starts = sorted(draw(st.lists(st.integers(0, 60_000), min_size=count, max_size=count)))
    turns = tuple(
        Turn(
            f"t{number}",
            draw(st.sampled_from(["S1", "S2"])),
            start,
            start + draw(st.integers(0, 20_000)),
            draw(TEXTS),
            (number,),
        )
        for number, start in enumerate(starts)
    )
    return Transcript("r", 1, "en", {"S1": Speaker(), "S2": Speaker()}, turns)


def same(one: Transcript, other: Transcript) -> bool:
    return replace(one, revision=other.revision) == other


@given(transcripts(), st.data())
def test_what_was_split_and_merged_again_is_as_before(transcript: Transcript, data: st.DataObject) -> None:
    turn = data.draw(st.sampled_from(transcript.turns))
    at = data.draw(st.integers(-1, len(turn.text) + 1))
    half = new_turn_id(transcript, turn.id)
    after = split_turn(transcript, turn.id, at)
    if split_place(turn.text, at) is None:
        assert after is transcript
        return
    assert after.turn(turn.id).text
    assert after.turn(half).text
    assert after.turn(half).speaker == turn.speaker
    assert turn.start_ms <= after.turn(half).start_ms <= turn.end_ms
    assert same(merge_turns(after, turn.id, half), transcript)


@given(transcripts(), st.data())
def test_a_merge_keeps_every_word_and_the_whole_time(transcript: Transcript, data: st.DataObject) -> None:
    first, second = (data.draw(st.sampled_from(transcript.turns)) for _ in range(2))
    after = merge_turns(transcript, first.id, second.id)
    if first.id == second.id:
        assert after is transcript
        return
    whole = after.turn(first.id)
    assert whole.text == f"{first.text} {second.text}"
    assert (whole.start_ms, whole.end_ms) == (
        min(first.start_ms, second.start_ms),
        max(first.end_ms, second.end_ms),
    )
    assert set(whole.segments) == {*first.segments, *second.segments}
    assert len(after.turns) == len(transcript.turns) - 1


@given(transcripts(), st.data())
def test_every_split_and_merge_leaves_every_proof_standing(transcript: Transcript, data: st.DataObject) -> None:
    items = []
    for turn in transcript.turns:
        words = turn.text.split()
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first + 1, len(words)))
        cited = Citation(turn.id, turn.start_ms, turn.end_ms, " ".join(words[first:last]))
        items.append(SummaryItem(ItemKind.TOPIC, "Something", (cited,)))
    assert carried(items, transcript) == tuple(items)
    now, lines = transcript, tuple(items)
    for _ in range(data.draw(st.integers(1, 4))):
        turn = data.draw(st.sampled_from(now.turns))
        if data.draw(st.booleans()):
            now = split_turn(now, turn.id, data.draw(st.integers(0, len(turn.text))))
        else:
            number = now.turns.index(turn)
            now = merge_turns(now, turn.id, now.turns[min(number + 1, len(now.turns) - 1)].id)
        lines = carried(lines, now)
    cited_words = " ".join(item.citations[0].quote for item in items).split()
    assert all(holds(cited, now) for item in lines for cited in item.citations)
    assert " ".join(cited.quote for item in lines for cited in item.citations).split() == cited_words


def test_a_proof_whose_words_were_changed_stays_and_does_not_hold() -> None:
    turn = Turn("t", "S1", 0, 9_000, "We pay fifteen euros")
    transcript = Transcript("r", 1, "en", {"S1": Speaker()}, (turn,))
    item = SummaryItem(ItemKind.DECISION, "Fifteen", (Citation("t", 0, 9_000, "pay fifteen"),))
    after = with_text(transcript, "t", "We pay fifty euros")
    assert carried([item], after) == (item,)
    assert not holds(item.citations[0], after)
    assert holds(item.citations[0], transcript)


@given(TEXTS, st.integers(-2, 80))
def test_a_text_is_cut_between_words_only(text: str, at: int) -> None:
    place = split_place(text, at)
    if place is None:
        assert len(text.split()) == 1 or not text[: max(0, at)].strip() or not text[at:].strip()
    else:
        assert text[:place].split() + text[place:].split() == text.split()


@dataclass(frozen=True)
class Timed:
    start: int
    end: int
    start_ms: int
    end_ms: int


def _timed(second_ms: int) -> tuple[Timed, ...]:
    return (Timed(0, 3, 0, 300), Timed(4, 7, second_ms, 900), Timed(8, 13, 1_000, 1_500))


def test_what_is_said_across_others_goes_on_after_them() -> None:
    turns = (Turn("a", "S1", 0, 10_000, "one two three four"), Turn("b", "S2", 2_000, 3_000, "mhm"))
    transcript = Transcript("r", 1, "en", {"S1": Speaker(), "S2": Speaker()}, turns)
    after = split_turn(transcript, "a", 8)
    assert [turn.text for turn in after.turns] == ["one two", "mhm", "three four"]
    assert [turn.id for turn in split_turn(transcript, "a", 4, _timed(500)).turns] == ["a", "a.2", "b"]


@given(transcripts(), TEXTS)
def test_a_turn_says_what_was_typed_and_nothing_else_changes(transcript: Transcript, text: str) -> None:
    after = with_text(transcript, transcript.turns[0].id, f"  {text}\n")
    if text == transcript.turns[0].text:
        assert after is transcript
        return
    assert (after.turns[0].text, after.turns[0].edited, after.revision) == (text, True, 2)
    assert after.turns[1:] == transcript.turns[1:]


@given(transcripts(), st.integers(0, 90_000))
def test_a_turn_is_added_at_its_place_in_time_and_deleted_again(transcript: Transcript, start_ms: int) -> None:
    added, new_id = insert_turn(transcript, start_ms, start_ms + 500, "S2")
    assert added.turn(new_id).start_ms == start_ms
    assert same(delete_turns(added, {new_id}), transcript)
    assert delete_turns(transcript, {"nobody"}) is transcript


@given(transcripts(), WORDS, TEXTS, st.booleans(), st.booleans())
def test_replacing_all_replaces_what_was_found(
    transcript: Transcript, word: str, other: str, whole: bool, case: bool
) -> None:
    query = Query(word, whole, case)
    found = matches(transcript.turns, query)
    after, count = replace_all(transcript, query, other)
    assert count == len(found)
    assert (after is transcript) == (count == 0)
    one_by_one = transcript
    for match in reversed(found):  # from the end, so that places before stay
        one_by_one = replace_match(one_by_one, match, other)
    assert [turn.text for turn in one_by_one.turns] == [turn.text for turn in after.turns]


def test_what_is_typed_is_no_pattern_and_whole_words_are_whole() -> None:
    turns = (Turn("t", "S1", 0, 1, "Die Mandantin (Frau A.*) kommt.  Mandant  nicht"),)
    transcript = Transcript("r", 1, "de", {"S1": Speaker()}, turns)
    assert matches(turns, Query("A.*")) == (Match("t", 20, 23),)
    assert [match.start for match in matches(turns, Query("mandant"))] == [4, 33]
    assert [match.start for match in matches(turns, Query("mandant", whole_words=True))] == [33]
    assert matches(turns, Query("mandant", match_case=True)) == ()
    assert matches(turns, Query("Mandant nicht")) != ()
    assert matches(turns, Query("  ")) == ()
    assert (
        replace_all(transcript, Query("Mandant", whole_words=True), r"\1 Zeuge")[0]
        .turns[0]
        .text.endswith(r"\1 Zeuge  nicht")
    )


def test_undo_and_redo_walk_over_every_kind_of_step() -> None:
    turns = (Turn("t", "S1", 0, 9_000, "one two three"),)
    first = EditedText(Transcript("r", 1, "en", {"S1": Speaker()}, turns))
    history, now = History(), first
    states = [first]
    for change, after in (
        (Change.SPLIT, first.with_transcript(split_turn(first.transcript, "t", 4))),
        (Change.REVIEWED, first.review(["t"])),
    ):
        history.done(now, change)
        now = after
        states.append(now)
    assert history.last is Change.REVIEWED
    for expected in (states[1], states[0]):
        step = history.undo(now)
        assert step is not None
        now = step.before
        assert now == expected
    assert history.undo(now) is None
    for expected in (states[1], states[2]):
        step = history.redo(now)
        assert step is not None
        now = step.before
        assert now == expected
    assert history.redo(now) is None


def test_typing_is_one_step_and_old_steps_are_forgotten() -> None:
    history, text = History(), EditedText(Transcript("r", 1, "en", {}, ()))
    for _ in range(50):
        history.done(text, Change.TEXT, joins="t1")
    assert history.undo(text) is not None
    assert history.undo(text) is None
    for _ in range(MAX_STEPS + 20):
        history.done(text, Change.SETTLED)
    undone = 0
    while history.undo(text) is not None:
        undone += 1
    assert undone == MAX_STEPS


def _doubtful() -> EditedText:
    turns = tuple(Turn(f"t{n}", "S1", n * 1_000, n * 1_000 + 900, f"word {n}") for n in range(4))
    doubts = (
        Doubt(0, 500, DoubtReason.LOOP),
        Doubt(800, 1_500, DoubtReason.LOW_CONFIDENCE),
        Doubt(3_950, 3_980, DoubtReason.SPEECH_WITHOUT_TEXT),
    )
    return EditedText(Transcript("r", 1, "en", {"S1": Speaker()}, turns, doubts))


def test_reviewing_settles_what_lies_in_reviewed_turns() -> None:
    text = _doubtful().review(["t0", "gone"])
    assert [doubt.start_ms for doubt in text.transcript.doubts] == [800, 3_950]
    assert text.transcript.revision == 2
    text = text.review(["t1"])
    assert [doubt.start_ms for doubt in text.transcript.doubts] == [3_950]  # in no turn at all
    assert not text.all_reviewed
    text = text.review(["t2", "t3"])
    assert text.transcript.doubts == ()
    assert text.all_reviewed
    assert not text.unreview(["t2"]).all_reviewed


def test_what_is_split_off_a_reviewed_turn_is_reviewed() -> None:
    text = _doubtful().review(["t1"])
    after = text.with_transcript(split_turn(text.transcript, "t1", 5))
    assert after.reviewed == {"t1", "t1.2"}
    assert after.with_transcript(delete_turns(after.transcript, {"t1"})).reviewed == {"t1.2"}

"""Search finds what people mean by what they type, puts the best first, marks it, and raises for nothing typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.search import Hit, HitKind
from sottovoce.vault.search_query import Query, fold, snippet
from sottovoce.vault.store import Store
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Track, Transcript, Turn

SAID = (
    "Der Haushaltsplan für 2027 liegt bei 12.500 Euro.",
    "Frau Müller-Lüdenscheidt wohnt in der Straße am Fluß.",
    "Herr Mueller kommt in die Strasse.",
    "Haushalt, das heißt: der Haushalt der Schule.",
    "Das Café ist größer geworden als das alte Büro.",
)


def put(store: Store, number: int, title: str, texts: tuple[str, ...], items: tuple[str, ...] = ()) -> str:
    recording_id = f"{number:032x}"
    created = f"2026-01-{number:02d}T10:00:00+00:00"
    row = MeetingRow(recording_id, title, None, 0, (Track.FILE,), "", MeetingState.READY, created)
    turns = tuple(Turn(f"t{n}", "S1", n * 1_000, n * 1_000 + 900, text) for n, text in enumerate(texts))
    lines = tuple(SummaryItem(ItemKind.TOPIC, item, (Citation("t1", 1_000, 1_900, texts[1]),)) for item in items)
    with store.transaction():
        store.meetings.put(row)
        store.results.save_transcript(
            recording_id, Transcript(recording_id, 1, "de", {"S1": Speaker()}, turns), human=False
        )
        store.results.save_summary(
            recording_id, Summary(recording_id, 1, "g", "de", lines, quote_led=True), human=False
        )
    return recording_id


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(tmp_path_factory.mktemp("search") / "vault.db", bytes(32), bytes(32))
    put(made, 1, "Sitzung im Januar", SAID, ("Der Haushalt steht.",))
    yield made
    made.close()


def texts(hits: tuple[Hit, ...]) -> list[int]:
    return sorted(hit.start_ms // 1_000 for hit in hits if hit.kind is HitKind.TURN)


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        ("haushalt", [0, 3]),
        ("HAUSHALTSPL", [0]),
        ("haushalt schu", [3]),
        ("haush 2027", [0]),
        ("müller", [1, 2]),
        ("muller", [1]),
        ("mueller", [1, 2]),
        ("Müller-Lüd", [1]),
        ("lüdenscheidt müller", [1]),
        ("Lüdenscheidt-Müller", []),
        ("strasse", [1, 2]),
        ("straße", [1, 2]),
        ("fluss", [1]),
        ("cafe buro", [4]),
        ("Café Büro", [4]),
        ("groesser", [4]),
        ("grosser", [4]),
        ("12.500", [0]),
        ("12", [0]),
        ("500 euro", [0]),
        ("12.501", []),
        ("haushalt d", [0, 3]),
        ("d haushalt", []),  # only the last word may be a beginning of one letter
        ("plan", []),
        ("", []),
        ("—… !?", []),
    ],
)
def test_what_is_typed_is_found(store: Store, typed: str, turns: list[int]) -> None:
    assert texts(store.search.search(typed)) == turns


def test_marks_lie_on_the_words(store: Store) -> None:
    for typed, marked in (("haushalt", {"Haushalt", "Haushaltsplan"}), ("mueller", {"Müller", "Mueller"})):
        hits = store.search.search(typed)
        assert hits
        assert {hit.snippet[start:end] for hit in hits for start, end in hit.marks} == marked


def test_whole_words_come_before_beginnings_and_minutes_lead_to_their_proof(store: Store) -> None:
    hits = store.search.search("haushalt")
    assert hits[-1].snippet.startswith("Der Haushaltsplan")
    minutes = next(hit for hit in hits if hit.kind is HitKind.MINUTES)
    assert (minutes.turn_id, minutes.start_ms) == ("t1", 1_000)


def test_titles_come_first_and_the_newest_before_the_older(tmp_path: Path) -> None:
    store = Store(tmp_path / "vault.db", bytes(32), bytes(32))
    try:
        ids = [put(store, number, f"Treffen {number}", ("Das Budget wächst.",) * 2) for number in range(1, 6)]
        store.meetings.rename(ids[1], "Budget im Frühjahr")
        hits = store.search.search("budget")
        assert hits[0].kind is HitKind.TITLE
        assert [hit.recording_id for hit in hits[1::2]] == ids[::-1]
        store.meetings.delete(ids[4])
        assert ids[4] not in {hit.recording_id for hit in store.search.search("budget")}
        assert {hit.recording_id for hit in store.search.search("budget")} == set(ids[:4])
        store.meetings.rename(ids[1], "Anderes")
        assert all(hit.kind is HitKind.TURN for hit in store.search.search("budget"))
        assert store.check() == ()
    finally:
        store.close()


def test_the_commonest_word_costs_no_more_than_its_newest_places(tmp_path: Path) -> None:
    store = Store(tmp_path / "vault.db", bytes(32), bytes(32))
    try:
        ids = [put(store, number, "Titel und", ("und " * 3,) * 250) for number in range(1, 5)]
        hits = store.search.search("und")
        assert [hit.kind for hit in hits[:5]] == [*[HitKind.TITLE] * 4, HitKind.TURN]
        assert len(hits) == 200
        assert hits[4].recording_id == ids[-1]
    finally:
        store.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.text(max_size=80) | st.text(alphabet='"*()-:^{}AND OR NOT NEAR\x00äß. \ud800', max_size=40))
def test_nothing_typed_raises(store: Store, typed: str) -> None:
    for hit in store.search.search(typed):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


@pytest.mark.parametrize(
    "typed", ["wort " * 5_000, "x" * 100_000, "a.b.c." * 3_000, "\x00", "und\x00die", "²", "_", "ǅ"]
)
def test_nothing_long_or_odd_raises(store: Store, typed: str) -> None:
    store.search.search(typed)


@given(st.text(max_size=300))
def test_folding_keeps_places(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["und", "Haus", "x", "Größe", "…", "12.5"]), max_size=60).map(" ".join))
def test_a_snippet_is_short_and_its_marks_are_the_words(text: str) -> None:
    marks = Query("groß haus").find(text).marks
    shown, inside = snippet(text, marks)
    assert shown.strip("…") in text
    assert len(shown.split()) <= 40
    assert bool(inside) == bool(marks)
    assert {shown[start:end] for start, end in inside} <= {"Haus", "Größe"}


@given(
    revisions=st.lists(
        st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["eins", "zwei drei", "vier"]), max_size=6),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_index_that_is_only_changed_finds_what_a_new_one_finds(
    revisions: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Store(tmp_path_factory.mktemp("changed") / "vault.db", bytes(32), bytes(32))
    try:
        recording_id = put(made, 1, "Titel", ("fünf", "sechs"))
        for revision in revisions:
            entries = [(known, ord(known), text) for known, text in sorted(revision.items())]
            turns = tuple(Turn(known, "S1", at_ms, at_ms + 1, text) for known, at_ms, text in entries)
            transcript = Transcript(recording_id, 1, "de", {"S1": Speaker()}, turns)
            made.results.save_transcript(recording_id, transcript, human=True)
            for word in ("eins", "zwei", "vier", "fünf"):
                found = {(hit.turn_id, hit.start_ms) for hit in made.search.search(word) if hit.kind is HitKind.TURN}
                assert found == {(turn.id, turn.start_ms) for turn in turns if word in turn.text}
    finally:
        made.close()

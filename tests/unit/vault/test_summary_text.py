"""Proofs follow the words when a transcript is edited, and no line is ever lost by that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.vault.summary_text import anchored, proven, requoted, spoken_digest
from sottovoce_models.types import Citation, ItemKind, Speaker, Summary, SummaryItem, Transcript, Turn


def transcript(*turns: Turn) -> Transcript:
    return Transcript("r", 1, "de", {"S1": Speaker(), "S2": Speaker()}, turns)


def minutes(*cited: Citation) -> Summary:
    return Summary("r", 1, "general", "de", (SummaryItem(ItemKind.TOPIC, "Thema.", cited),), quote_led=False)


CITED = Citation("t1", 1000, 3000, "Frau Müler nimmt fünfzig Milligramm")


def test_a_quote_follows_a_corrected_word() -> None:
    text = transcript(Turn("t1", "S1", 0, 5000, "Also Frau Müller nimmt fünfzig Milligramm am Abend."))
    (item,) = anchored(minutes(CITED), text).items
    assert item.citations == (Citation("t1", 1000, 3000, "Frau Müller nimmt fünfzig Milligramm"),)


def test_a_quote_follows_its_words_into_a_merged_and_a_split_turn() -> None:
    merged = transcript(Turn("t0", "S1", 0, 9000, "Ja. Frau Müler nimmt fünfzig Milligramm. Gut."))
    assert anchored(minutes(CITED), merged).items[0].citations[0].turn_id == "t0"
    split = transcript(Turn("t1", "S1", 0, 1500, "Also"), Turn("t2", "S2", 1500, 5000, "Frau Müler nimmt fünfzig"))
    assert anchored(minutes(CITED), split).items[0].citations == (
        Citation("t2", 1000, 3000, "Frau Müler nimmt fünfzig"),
    )


def test_a_proof_whose_words_are_gone_goes_and_the_line_stays() -> None:
    gone = transcript(Turn("t1", "S1", 0, 5000, "Etwas ganz anderes."), Turn("t2", "S1", 6000, 7000, CITED.quote))
    (item,) = anchored(minutes(CITED), gone).items
    assert (item.text, item.citations) == ("Thema.", ())
    assert proven(minutes(CITED), gone).items == ()


def test_nothing_changes_where_every_quote_stands() -> None:
    text = transcript(Turn("t1", "S1", 0, 5000, CITED.quote))
    kept = minutes(CITED)
    assert anchored(kept, text) is kept
    assert anchored(kept, None) is kept


SAID = ("ja", "nein", "und", "Anna", "geht", "heute", "nicht", "nach", "Wien", "12", "Tage")
WORDS = st.lists(st.sampled_from(SAID), min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_what_is_quoted_anew_stands_in_the_text(quote: list[str], text: list[str]) -> None:
    found = requoted(" ".join(quote), " ".join(text))
    assert found is None or (found.strip() and found in " ".join(text))


@given(WORDS, WORDS, WORDS)
def test_words_that_were_not_touched_are_found_again(before: list[str], quote: list[str], after: list[str]) -> None:
    assert requoted(" ".join(quote), " ".join([*before, *quote, *after])) == " ".join(quote)


def test_a_rename_does_not_change_what_was_said_but_an_edit_and_another_speaker_do() -> None:
    turn = Turn("t1", "S1", 0, 5000, "Guten Tag.")
    one = transcript(turn)
    named = Transcript("r", 7, "de", {"S1": Speaker("Anna"), "S2": Speaker()}, (turn,))
    assert spoken_digest(one) == spoken_digest(named) != ""
    assert spoken_digest(one) != spoken_digest(transcript(Turn("t1", "S1", 0, 5000, "Guten Tag")))
    assert spoken_digest(one) != spoken_digest(transcript(Turn("t1", "S2", 0, 5000, "Guten Tag.")))
    assert spoken_digest(None) == ""

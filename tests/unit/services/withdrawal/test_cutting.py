from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.withdrawal.cutting import (
    MARK,
    Mentions,
    Stretch,
    nameless_voices,
    note_without,
    own_lines,
    rests_on,
    segments_without,
    shared_parts,
    stretches_of,
    summary_without,
    their_turns,
    transcript_without,
    voices_of,
)
from sottovoce_models.types import (
    Citation,
    Correction,
    ItemKind,
    Segment,
    Speaker,
    Summary,
    SummaryItem,
    Transcript,
    Turn,
    Word,
)

SPEAKERS = {"S1": Speaker("Ben Maier"), "S2": Speaker("Anna Keller", "Klientin")}
MENTIONS = Mentions(("Anna Keller",), ("Ben Maier",))
NAMES = ("Anna", "Annas", "Frau Keller", "KELLERS", "Anna Keller")
plain_words = st.lists(st.sampled_from(("heute", "wäre", "e\u0301cole", "gut", "…", "nicht")), min_size=1, max_size=8)


@st.composite
def talks(draw: st.DrawFn) -> tuple[Transcript, Summary]:
    turns, items = [], []
    for at in range(draw(st.integers(1, 12))):
        hers = draw(st.booleans())
        words = draw(plain_words)
        if hers:
            words = [f"zq{at}{word}" for word in words]
        elif draw(st.booleans()):
            words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(NAMES)))
        text = " ".join(words)
        turns.append(Turn(f"t{at}", "S2" if hers else "S1", at * 1000, at * 1000 + 900, text))
        if draw(st.booleans()):
            owner = draw(st.sampled_from((None, "S2", "Anna", "S1")))
            cited = (Citation(f"t{at}", at * 1000, at * 1000 + 900, turns[-1].text),)
            items.append(SummaryItem(ItemKind.ACTION, turns[-1].text, cited, owner, edited=draw(st.booleans())))
    transcript = Transcript("r", 1, "de", SPEAKERS, tuple(turns))
    return transcript, Summary("r", 1, "general", "de", tuple(items), quote_led=False)


@given(talks())
def test_nothing_of_hers_is_left_and_nothing_of_his_is_lost_but_her_name(talk: tuple[Transcript, Summary]) -> None:
    transcript, summary = talk
    gone = their_turns(transcript, {"S2"})
    text = transcript_without(transcript, {"S2"}, MENTIONS)
    minutes = summary_without(summary, {"S2"}, MENTIONS, gone)
    left = f"{text!r} {minutes!r}".casefold()
    assert not [each for each in ("zq", "anna", "keller", "klientin") if each in left]
    for before, after in zip(transcript.turns, text.turns, strict=True):
        if before.speaker == "S1":
            assert after == before if not MENTIONS.count(before.text) else after.text.count(MARK) == 1
    his = [item for item in summary.items if not rests_on(item, gone)]
    assert len(minutes.items) == len(his)
    assert {each.citations[0].turn_id for each in his} == {
        item.citations[0].turn_id for item in summary.items if "zq" not in item.text
    }


def test_a_text_without_the_name_stays_byte_for_byte() -> None:
    decomposed = "cafe\u0301  mit  Ben"
    assert MENTIONS.without(decomposed) == decomposed


def test_a_name_that_somebody_who_stays_shares_is_theirs() -> None:
    family = Mentions(("Anna Keller",), ("Max Keller",))
    assert family.without("Herr Keller und Anna Keller") == f"Herr Keller und {MARK}"


def test_words_another_revision_gave_to_somebody_else_go_as_well() -> None:
    machine = Transcript("r", 1, "de", SPEAKERS, (Turn("a", "S1", 0, 1500, "zq"), Turn("b", "S1", 1500, 2000, "gut")))
    hers = stretches_of((Turn("x", "S2", 0, 700, "zq"), Turn("y", "S2", 700, 1500, "zq")))
    assert [turn.text for turn in transcript_without(machine, {"S2"}, MENTIONS, hers).turns] == [MARK, "gut"]


def test_corrections_within_her_words_or_of_her_name_go() -> None:
    turns = (Turn("a", "S2", 0, 1000, "zq"), Turn("b", "S1", 1000, 3000, "gut"))
    corrections = (
        Correction(100, 200, "kela", "Quelle"),
        Correction(1100, 1200, "ana kela", "Anna Keller"),
        Correction(2000, 2100, "ehd", "EKG"),
    )
    transcript = Transcript("r", 1, "de", SPEAKERS, turns, corrections=corrections)
    assert transcript_without(transcript, {"S2"}, MENTIONS).corrections == corrections[2:]


def test_lines_that_repeat_her_or_that_a_model_left_unproven_go() -> None:
    gone = (Turn("a", "S2", 0, 1000, "Seit März schlafe ich sehr schlecht."),)
    pasted = SummaryItem(ItemKind.TOPIC, "Sie: „Seit März schlafe ich sehr schlecht“", (), edited=True)
    moved = SummaryItem(ItemKind.TOPIC, "Schlaf", (Citation("z", 0, 9, "seit märz schlafe ich sehr"),))
    unproven = SummaryItem(ItemKind.OVERVIEW, "Es ging um Schlaf.", ())
    own = SummaryItem(ItemKind.TOPIC, "Nächster Termin im Mai", (), edited=True)
    assert [rests_on(each, gone) for each in (pasted, moved, unproven, own)] == [True, True, True, False]


def test_what_only_a_reader_can_judge_is_listed() -> None:
    assert shared_parts("Dr. Anna Keller", ["Dr. Max Keller", "Annabel Maier"]) == ("Keller",)
    assert shared_parts("Anna Keller", ["Ben Maier"]) == ()
    own = SummaryItem(ItemKind.TOPIC, "Nächster Termin im Mai", (), edited=True)
    cited = SummaryItem(ItemKind.TOPIC, "Schlaf", (Citation("a", 0, 1, "Schlaf"),), edited=True)
    summary = Summary("r", 1, "general", "de", (own, cited), quote_led=False)
    assert own_lines(summary, ()) == (own,)
    assert own_lines(summary, (own,)) == ()


def test_other_forms_of_the_name_count_only_as_they_were_found_and_never_against_others() -> None:
    found = Mentions(("Anna Keller",), ("Anne Maier",), ("anni", "Ana Kehler", "Anne", "A N N A"))
    assert found.without("anni und Ana Kehler, a n n a") == f"{MARK} und {MARK}, a n n a"
    assert found.without("Annika und Anne, A N N A") == f"Annika und Anne, {MARK}"
    assert found.count("Anni") == 0


def test_the_name_goes_from_the_words_that_were_heard_and_no_other() -> None:
    words = tuple(
        Word(at * 100, at * 100 + 90, text, 0.9) for at, text in enumerate(["Frau", "Anna", "Keller,", "gut"])
    )
    segment = Segment(0, 0, 400, "Frau Anna Keller, gut", words, "de", 0.0, -0.1, 1.0)
    (cut,) = segments_without([segment], MENTIONS, ())
    assert [word.text for word in cut.words] == ["Frau", MARK, MARK, "gut"]
    assert cut.text == f"Frau {MARK}, gut"
    assert segments_without([segment], MENTIONS, [Stretch(0, 400)]) == ()


def test_a_note_loses_what_it_repeats_and_the_name() -> None:
    gone = (Turn("a", "S2", 0, 1000, "Seit März schlafe ich sehr schlecht."),)
    note = "Anna wirkt müde\nSeit März schlafe ich sehr schlecht, sagt sie\nTermin im Mai"
    assert note_without(note, MENTIONS, gone) == f"{MARK} wirkt müde\n{MARK}\nTermin im Mai"


def test_a_voice_is_hers_if_it_bears_her_name_or_parts_of_it_that_nobody_else_bears() -> None:
    names = {"S1": "anna  KELLER", "S2": "Frau Keller", "S3": "Anna", "S4": "Max Keller", "S5": "", "S6": "Klientin"}
    speakers = {key: Speaker(name) for key, name in names.items()}
    turns = tuple(Turn(f"t{key}", key, 0, 1, "gut") for key in names)
    transcript = Transcript("r", 1, "de", speakers, turns)
    assert voices_of(transcript, "Anna Keller") == {"S1", "S2", "S3"}
    assert voices_of(transcript, "Anna Keller", ["Max Keller"]) == {"S1", "S3"}
    assert voices_of(transcript, "") == frozenset()
    assert nameless_voices(transcript) == 1
    assert nameless_voices(replace(transcript, turns=(replace(turns[4], text=MARK),))) == 0

"""What is done to a letter by rule: nothing that is proved loses its proof, and marks stay at their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.compose import edits
from sottovoce_models.compose.address import keeps_to
from sottovoce_models.compose.kind import SHIPPED, Address
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray
from sottovoce_models.compose.wish import Tone, Wish
from tests.unit.ask.talks import PRAXIS
from tests.unit.compose.letters import letter, text_of
from tests.unit.summarize.talks import BUDGET

_FROM = st.sampled_from(Origin)
_PARTS = st.lists(
    st.builds(Part, _FROM, st.sampled_from(Layout), st.sampled_from(["Lead:", "One.", "Two."])), max_size=12
)


@given(_PARTS, st.data())
def test_strays_stay_at_their_words(parts: list[Part], data: st.DataObject) -> None:
    marked = [Stray(number, part.text) for number, part in enumerate(parts)]
    place = data.draw(st.integers(0, len(parts) - 1)) if parts else 0
    bodies = [edits.shorter(parts, marked)]
    bodies += [edits.without(parts, marked, place)] if parts else []
    for left, strays in bodies:
        assert [left[stray.part].text for stray in strays] == [stray.text for stray in strays]
        assert len(strays) == len(left)


@given(_PARTS)
def test_shorter_ends_and_keeps_what_the_user_wrote(parts: list[Part]) -> None:
    body = (tuple(parts), ())
    for _ in range(len(parts) + 1):
        body = edits.shorter(*body)
    assert edits.shorter(*body) == body
    own = [part for part in parts if part.origin is Origin.OWN]
    assert [part for part in body[0] if part.origin is Origin.OWN] == own
    assert any(part.origin in edits.FROM_MEETING for part in parts) == any(
        part.origin in edits.FROM_MEETING for part in body[0]
    )


def test_a_shorter_letter_has_no_heading_without_lines() -> None:
    body = (tuple(letter(BUDGET, Wish("follow-up", "en"))), ())
    for _ in range(4):
        body = edits.shorter(*body)
    text = text_of(body[0])
    assert "What was decided:" in text
    assert "What is to be done" not in text
    assert len([part for part in body[0] if part.citations]) == 1


def test_a_part_goes_with_its_heading() -> None:
    parts = letter(BUDGET, Wish("cover-note", "en"))
    [line] = [number for number, part in enumerate(parts) if part.citations]
    left, _ = edits.without(parts, (), line)
    assert "To be done:" not in text_of(left)
    assert "Attached are the minutes" in text_of(left)


def test_more_formal_says_sie_to_whoever_was_said_du() -> None:
    for kind in SHIPPED:
        wish = Wish(kind, "de", Tone.DU, recipient="Frau Sommer", reply_to="Was ist mit dem Antrag?")
        parts, formal = edits.more_formal(letter(PRAXIS, wish), wish)
        assert formal.address is Address.SIE
        assert parts[0].text == "Sehr geehrte Frau Sommer,"
        assert "Mit freundlichen Grüßen" in text_of(parts)
        assert keeps_to(text_of(parts), Address.SIE, "de")
        assert list(parts) == letter(PRAXIS, formal)


def test_more_formal_writes_out_what_a_model_ran_together_and_leaves_quotes() -> None:
    parts = (
        Part(Origin.FRAME, Layout.PARAGRAPH, "Hello,"),
        Part(Origin.WRITTEN, Layout.SENTENCE, "We can't say who didn't come."),
        Part(Origin.SPOKEN, Layout.LINE, "Anna: “I can't.”"),
    )
    changed, _ = edits.more_formal(parts, Wish("follow-up", "en", Tone.BRIEF))
    assert [part.text for part in changed[1:]] == ["We cannot say who did not come.", "Anna: “I can't.”"]


def test_own_words_with_the_other_address_are_pointed_out() -> None:
    wish = Wish("follow-up", "de", own_words="Kannst du das prüfen?")
    parts = letter(PRAXIS, wish)
    [number] = edits.misaddressed(parts, wish.address, "de")
    assert parts[number].text == "Kannst du das prüfen?"
    assert not edits.misaddressed(parts, Address.DU, "en")

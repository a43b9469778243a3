"""The whole of it: offsets, placeholders, generalization, what is refused, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.anonymize import redaction as module
from sottovoce_models.anonymize.base import Mode
from sottovoce_models.anonymize.generalize import age_band, year
from sottovoce_models.anonymize.placeholders import Placeholders
from sottovoce_models.anonymize.redaction import RedactedText, Replaced
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Span, SpanCategory
from tests.unit.anonymize.talks import redacted, redaction

_PIECES = st.sampled_from(
    [
        *("Frau ", "Sommer", "sommers", " Leni", "will", ". ", ", ", "12", " drei", "@", "-", "ß", "İ", "ﬁ", "e\u0301"),
        *("[", "]", " ", "²", "\n"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES, max_size=20).map("".join), st.sampled_from(Mode), st.sampled_from(["de", "en"]))
def test_offsets_are_true_and_no_roster_name_stays(text: str, mode: Mode, language: str) -> None:
    turn = redaction([text], language, ["Lena Sommer"], mode).turns[0]
    assert turn.text == text
    rebuilt, at = "", 0
    for each in turn.spans:
        assert at <= each.span.start < each.span.end <= len(text)
        rebuilt += text[at : each.span.start] + each.replacement
        at = each.span.end
    assert rebuilt + text[at:] == turn.redacted
    if mode is Mode.EXPORT:
        assert "sommer" not in turn.redacted.lower()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60), st.sampled_from(Mode), st.sampled_from(["de", "en", "fr", "und"]))
def test_any_text_can_be_redacted(text: str, mode: Mode, language: str) -> None:
    assert redaction([text], language, ["Anna Keller"], mode).turns[0].text == text


@pytest.mark.parametrize("sign", ["²", "½", "Ⅳ", "①", "_", "1", "#"])
def test_no_name_hides_behind_a_sign(sign: str) -> None:
    assert (
        "sommer"
        not in redaction([f"{sign}Sommer kam. Sommer{sign} ging."], names=["Lena Sommer"]).turns[0].redacted.lower()
    )


def test_the_same_person_has_the_same_number_and_another_talk_another_mapping() -> None:
    one = redaction(["Frau Tietjen kam.", "Herr Grabowski kam.", "Und Tietjens Tasche."]).turns
    other = redaction(["Herr Grabowski kam."]).turns
    assert [turn.redacted for turn in one] == ["Frau [PERSON_1] kam.", "Herr [PERSON_2] kam.", "Und [PERSON_1] Tasche."]
    assert other[0].redacted == "Herr [PERSON_1] kam."


def test_quasi_identifiers_become_bands_regions_sectors_and_years() -> None:
    said = "Sie ist einundsiebzig, wohnt in Worpswede, war Glockengießerin und heiratete am 3. Mai 1988."
    assert redacted(said) == (
        "Sie ist [AGE: 70–79], wohnt in [LOCATION_1: Norddeutschland], war [OCCUPATION_1: Handwerk] und heiratete am "
        "[DATE_1: 1988]."
    )


@pytest.mark.parametrize(
    ("words", "band"), [("71", "70–79"), ("einundneunzig", "90+"), ("14 Monate", "0–9"), ("vor langem", None)]
)
def test_ages_become_bands(words: str, band: str | None) -> None:
    assert age_band(words) == band


@pytest.mark.parametrize(
    ("words", "expected"),
    [("3. Mai 1988", "1988"), ("1988", "1980s"), ("nineteen forty-one", "1941"), ("im Mai", None)],
)
def test_dates_become_years_and_years_decades(words: str, expected: str | None) -> None:
    assert year(words) == expected


def test_surrogates_are_no_words_of_the_talk_and_stay_the_same_within_it() -> None:
    texts = ["Frau Tietjen kam.", "Und Tietjen ging."]
    turns = redaction(texts, surrogates=True).turns
    (first,), (second,) = turns[0].spans, turns[1].spans
    assert first.replacement == second.replacement
    assert "Tietjen" not in turns[0].redacted + turns[1].redacted
    assert "[" not in turns[0].redacted


def test_a_name_that_comes_back_in_every_pass_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(text: str, spans: object, placeholders: object) -> RedactedText:
        return RedactedText(text, text, ())

    monkeypatch.setattr(module, "_replace", careless)
    with pytest.raises(SottovoceError) as caught:
        redaction(["Frau Wiegand kam."], names=["Anke Wiegand"])
    assert caught.value.code is Code.REDACTION_NAME_LEFT
    assert "Wiegand" not in str(caught.value.params)


@pytest.mark.parametrize("kept", ["Minutes: Wiegand will call.", "wiegand 2024"])
def test_every_text_is_looked_at_again_be_it_a_title_or_a_line_of_the_minutes(
    monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    careful = module._replace

    def all_but_one(text: str, spans: Sequence[Span], placeholders: Placeholders) -> RedactedText:
        return RedactedText(text, text, ()) if text == kept else careful(text, spans, placeholders)

    monkeypatch.setattr(module, "_replace", all_but_one)
    with pytest.raises(SottovoceError) as caught:
        redaction(["Das war so.", "Minutes: Wiegand will call.", "wiegand 2024"], names=["Anke Wiegand"])
    assert caught.value.params["count"] == 1


@pytest.mark.parametrize("name", ["Mu\u0308ller", "Mül\u00adler", "Mü\u200bller", "M\u2060üller", "ＭÜＬＬＥＲ"])
def test_no_way_to_write_a_letter_hides_a_name(name: str) -> None:
    assert redacted(f"Das hat {name} so gesagt, und Frau {name} auch.", names=["Anna Müller"]) == (
        "Das hat [PERSON_1] so gesagt, und Frau [PERSON_1] auch."
    )


def test_a_hit_in_the_redacted_text_is_found_again_in_the_original() -> None:
    text = "Anna und Keller"
    turn = RedactedText(text, "[PERSON_1] und Keller", (Replaced(Span(0, 4, SpanCategory.PERSON, "r"), "[PERSON_1]"),))
    hit = Span(15, 21, SpanCategory.PERSON, "roster")
    found = module._in_original(hit, turn)
    assert found is not None
    assert text[found.start : found.end] == "Keller"
    assert module._in_original(Span(1, 7, SpanCategory.PERSON, "roster"), turn) is None


def test_an_empty_talk_is_an_empty_talk() -> None:
    result = redaction([])
    assert result.turns == ()
    assert result.risk.words == 0


def test_risk_counts_what_was_taken_out_and_what_is_rare() -> None:
    risk = redaction(["Frau Sommer nimmt Mirtazapin und wohnt in Celle."], names=["Lena Sommer", "Jonas Abt"]).risk
    assert (risk.roster_names, risk.roster_names_seen, risk.people) == (2, 1, 1)
    assert risk.by_category == {"HEALTH": 1, "LOCATION": 1, "PERSON": 1}
    assert risk.masked_words == 3


@pytest.mark.timeout(60)
def test_an_hour_comes_to_its_end() -> None:
    texts = [f"Also, das war am Dienstag, und Frau Tietjen hat nummer {n} gesagt, das ist eben so." for n in range(600)]
    turns = redaction(texts, names=["Anke Wiegand", "Lena Sommer"]).turns
    assert not any("Tietjen" in turn.redacted for turn in turns)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["a", "A.", "A-", "1", "1.", "-", "eins ", "Frau ", "a@", "wo als ", "Aweg ", "_a"])
def test_no_text_stalls_it(piece: str) -> None:
    """A recognizer that hears one word over and over, or a file made to stall us."""
    (turn,) = redaction([piece * (6_000 // len(piece))], names=["Anke Wiegand"]).turns
    assert turn.text == piece * (6_000 // len(piece))

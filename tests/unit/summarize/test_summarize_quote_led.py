"""Minutes led by quotes: whole sentences, nothing said twice, parts with their times, German marks and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.summarize import quote_led, telling, text
from sottovoce_models.summarize.cues import cues_of
from sottovoce_models.summarize.spoken import cast_of, spoken
from sottovoce_models.summarize.topics import main_terms, parts
from sottovoce_models.types import Citation, ItemKind, Speaker, SummaryItem, Turn
from tests.unit.summarize.talks import named, talk

GARDEN = """\
Rolf: Guten Abend zusammen, schön, dass ihr da seid.
Rolf: Punkt eins, der Zaun. Der Zaun am Südweg ist beim Sturm im Februar umgefallen.
Heidi: Die Firma Brandl verlangt für den neuen Zaun dreitausend Euro.
Rolf: Das ist teuer. Der alte Zaun hat damals nur achthundert Euro gekostet.
Heidi: Die Nachbarn vom Südweg wollen die Hälfte des Zauns bezahlen.
Rolf: Punkt zwei, das Wasser. Die Pumpe am Brunnen läuft seit Ostern nicht mehr.
Heidi: Ein Mechaniker hat die Pumpe angesehen und einen Riss im Gehäuse gefunden.
Rolf: Ohne Pumpe müssen die Mitglieder das Wasser aus dem Bach holen.
Heidi: Die Versicherung zahlt die Pumpe nicht, weil der Brunnen nicht angemeldet war.
Rolf: Punkt drei, das Gartenfest. Das Gartenfest war im letzten Jahr völlig verregnet.
Heidi: Für das Gartenfest haben sich vierzig Familien angemeldet.
Rolf: Die Musik beim Gartenfest spielt der Gesangsverein aus dem Nachbardorf.
Heidi: Danke, bis Sonntag.
"""


def _minutes(turns: list[Turn], language: str = "de", weighty: frozenset[Citation] = frozenset()) -> list[SummaryItem]:
    cast = cast_of(turns, named(turns), language)
    return quote_led.minutes(spoken(turns, language), cast, language, weighty, with_topics=True)


def _quoted(lines: str, language: str = "de") -> list[str]:
    turns = talk(lines)
    sentences = spoken(turns, language)
    return [unit.printed for unit in telling.units(sentences, cast_of(turns, named(turns), language), language)]


def test_overview_and_parts_of_a_german_talk_in_its_own_words() -> None:
    turns = talk(GARDEN)
    items = _minutes(turns)
    overview = [item.text for item in items if item.kind is ItemKind.OVERVIEW]
    topics = [item for item in items if item.kind is ItemKind.TOPIC]
    assert overview[0].startswith("Besprochen wurden vor allem: ")
    assert all(line.startswith(("Rolf: „", "Heidi: „")) and line.endswith("“") for line in overview[1:])
    assert sum(text.word_count(line) for line in overview) <= 150
    assert len(topics) >= 3
    assert any("Pumpe" in line.text.partition(" (")[0] for line in topics)
    assert all(line.citations for line in items)
    words = {turn.id: turn.text for turn in turns}
    assert all(citation.quote in words[citation.turn_id] for item in items for citation in item.citations)


def test_a_part_shows_its_time_and_nothing_the_overview_has_shown() -> None:
    items = _minutes(talk(GARDEN * 3))
    cited = [citation for item in items[1:] if "„" in item.text for citation in item.citations]
    assert len(cited) == len(set(cited))
    assert all("–" in item.text and ":" in item.text for item in items if item.kind is ItemKind.TOPIC)


@pytest.mark.parametrize(
    "line",
    [
        "Ines: Guten Tag, nehmen Sie bitte Platz bei der Heizung.",
        "Ines: Wann hat die Behörde den Bescheid geschickt?",
        "Ines: Die Telefonnummer ist null vier eins, sieben sieben, zwei drei.",
        "Ines: Meine Adresse ist ines ät gartenpost punkt ch, klein geschrieben.",
        "Ines: Dorfstrasse einundzwanzig, dritte Tür links.",
        "Ines: Der fand den Bescheid der Behörde lustig.",
        "Ines: Dann rufe ich ihn bis Freitag an.",
        "Ines: Die Behörde hat den Bescheid damals wegen der...",
        "Ines: Lasst uns den Bescheid der Behörde in Ruhe durchdenken.",
        "Ines: Am neunten kam der Bescheid der Behörde. Nein, Quatsch, am zwölften kam der Bescheid.",
    ],
)
def test_what_is_no_whole_statement_is_not_quoted(line: str) -> None:
    assert not any(line.split(": ", 1)[1].startswith(quoted) for quoted in _quoted(line))


def test_what_the_next_voice_calls_wrong_is_not_quoted() -> None:
    lines = "Ines: Der Sohn kommt am Sonntag zu Besuch.\nUwe: Nein, das stimmt leider nicht."
    assert _quoted(lines) == []


def test_a_sentence_that_points_is_quoted_with_the_one_it_points_at() -> None:
    [_, both] = _quoted("Ines: Die Wohnung gehört der Tante. Die will das Haus im Herbst verkaufen.")
    assert both == "Die Wohnung gehört der Tante. Die will das Haus im Herbst verkaufen."


def test_quotes_in_quotes_titles_and_false_starts_are_printed_as_one_prints_them() -> None:
    lines = (
        "Dr. Anke Berg: Der Begriff „Kulanz“ steht bei der, bei dieser Versicherung nirgends im Vertrag.\n"
        "Uwe: Die Police wurde vor zwanzig Jahren in Zürich unterschrieben.\n"
        "Dr. Anke Berg: Das Gericht in Zürich hat die Kulanz im letzten Urteil abgelehnt.\n"
    )
    said = [item.text for item in _minutes(talk(lines))]
    assert any(line.startswith("Dr. Anke Berg: „Der Begriff ‚Kulanz‘ steht … bei dieser Versicherung") for line in said)
    assert any(line.startswith("Anke Berg: „Das Gericht") for line in said)


def test_swiss_spelling_and_genitives_stay() -> None:
    lines = "Uwe: Frau Amachers Strasse heisst seit dem Umbau Grosser Weg.\nIda: Der Weg war früher eine Strasse."
    said = " ".join(item.text for item in _minutes(talk(lines)))
    assert "Frau Amachers Strasse heisst" in said
    assert "ß" not in said


def test_what_was_decided_counts_more() -> None:
    lines = "".join(f"Uwe: Die Halle {name} braucht im Sommer neue Fenster und Türen.\n" for name in ("Nord", "Süd"))
    lines += "Ida: Die Heizung im Keller wird im Winter ausgetauscht.\n"
    turns = talk(lines)
    sentences, cast = spoken(turns, "de"), cast_of(turns, named(turns), "de")
    weighty = frozenset({sentences[2].quote.citation()})
    plain_units = telling.units(sentences, cast, "de")
    weighted = telling.units(sentences, cast, "de", weighty)
    assert weighted[-1].fitness > plain_units[-1].fitness
    assert weighted[0].fitness == plain_units[0].fitness


def test_names_of_people_do_not_name_a_part() -> None:
    turns = talk(
        "Uwe: Die Kündigung kam von Frau Sulzer im März. Herr Nikolić hat die Kündigung gesehen.\n"
        "Ida: Die Kündigung von Sulzer war an den Mieter gerichtet, der Mieter wohnt im Haus.\n"
        "Uwe: Der Mieter zahlt, das Haus gehört der Sulzer, und die Kündigung liegt im Haus.\n"
    )
    terms = main_terms(spoken(turns, "de"), cast_of(turns, named(turns), "de"), "de")
    assert "Kündigung" in terms
    assert not {"Sulzer", "Nikolić"} & set(terms)


def test_the_start_of_a_sentence_makes_no_name_of_a_word() -> None:
    turns = talk(
        "Ann: The scroll depends on the cost of the chip. Depends on Canada, too.\n"
        "Ben: Depends on the chip, mostly. Canada will pay for the chip.\n"
        "Ann: Depends, as I said, on the chip and on Canada.\n"
    )
    terms = main_terms(spoken(turns, "en"), cast_of(turns, named(turns), "en"), "en")
    assert {"depends", "Canada"} <= set(terms)


def test_praise_adverbs_and_offices_name_no_topic_but_what_an_office_is_called_does() -> None:
    turns = talk(
        "S1: The government is initially a cool guy, and the family is different and important.\n"
        "S2: Cool, guys. The government agrees, the family agrees. Initially it was different.\n"
        "S1: Different, cool, important: the government and the family. Initially.\n"
    )
    speakers = {"S1": Speaker("Kim Vance"), "S2": Speaker("Jo Reed (Leader of the Government)")}
    assert set(main_terms(spoken(turns, "en"), cast_of(turns, speakers, "en"), "en")) == {"government", "family"}


def test_points_of_the_agenda_begin_parts() -> None:
    sentences = spoken(talk(GARDEN * 2), "de")
    turns = talk(GARDEN * 2)
    found = parts(sentences, cast_of(turns, named(turns), "de"), cues_of("de"), "de")
    assert sum(sentences[part.start].plain.startswith("punkt") for part in found[1:]) >= 2


_WORDS = st.lists(
    st.sampled_from(["der", "Zaun", "Brunnen", "ist", "kaputt", "Pumpe", "läuft", "nicht", "wir", "zahlen", "und"]),
    min_size=1,
    max_size=14,
)


@given(st.lists(st.tuples(st.sampled_from(["Rolf", "Heidi", "Uwe"]), _WORDS), max_size=80))
def test_parts_cover_a_talk_without_gaps_and_the_overview_keeps_its_length(
    lines: list[tuple[str, list[str]]],
) -> None:
    turns = talk("".join(f"{name}: {' '.join(words)}.\n" for name, words in lines))
    sentences, cast = spoken(turns, "de"), cast_of(turns, named(turns), "de")
    found = parts(sentences, cast, cues_of("de"), "de")
    assert [part.start for part in found] == [0, *(part.end for part in found)][: len(found)]
    assert not sentences or found[-1].end == len(sentences)
    items = _minutes(turns)
    overview = [item.text for item in items if item.kind is ItemKind.OVERVIEW]
    assert sum(text.word_count(line) for line in overview) <= 150
    spoken_words = {turn.id: turn.text for turn in turns}
    assert all(citation.quote in spoken_words[citation.turn_id] for item in items for citation in item.citations)

"""What was talked about is offered once, in an order that helps, and what is on the list already is not."""

from __future__ import annotations

from sottovoce.pipeline.redaction import RedactedTalk, RedactedTurn, Replacement
from sottovoce.services.training.suggestions import MOST_SUGGESTIONS, SuggestionKind, suggestions_of
from sottovoce_models.types import Span, SpanCategory


def talk(*found: tuple[str, str, SpanCategory, str]) -> RedactedTalk:
    """One turn each: its text, what is found in it, as what and by whom."""
    turns = []
    for text, words, category, recognizer in found:
        start = text.index(words)
        mark = Replacement(Span(start, start + len(words), category, recognizer), "[X_1]")
        turns.append(RedactedTurn(text, "", (mark,)))
    return RedactedTalk(tuple(turns))


def told(*found: tuple[str, str, SpanCategory, str], names: tuple[str, ...] = ()) -> list[tuple[str, str, int]]:
    return [(each.words, each.kind.value, each.times) for each in suggestions_of(talk(*found), names)]


def test_people_come_first_and_the_most_said_before_the_others() -> None:
    assert told(
        ("In Worpswede.", "Worpswede", SpanCategory.LOCATION, "gazetteer.place"),
        ("Mit Malte.", "Malte", SpanCategory.PERSON, "gazetteer.name"),
        ("Annegret rief an.", "Annegret", SpanCategory.PERSON, "gazetteer.name"),
        ("Annegrets Bruder.", "Annegrets", SpanCategory.PERSON, "propagated"),
        ("Die KESB.", "KESB", SpanCategory.OTHER, "unknown_word"),
        ("Bei der Huber AG.", "Huber AG", SpanCategory.ORG, "organisation"),
    ) == [
        ("Annegret", "person", 2),
        ("Malte", "person", 1),
        ("Huber AG", "org", 1),
        ("Worpswede", "place", 1),
        ("KESB", "unknown", 1),
    ]


def test_what_is_on_the_list_is_not_offered() -> None:
    assert told(
        ("Frau Keller.", "Keller", SpanCategory.PERSON, "title"),
        ("Kellers Hund.", "Kellers", SpanCategory.PERSON, "title"),
        ("Anna kam.", "Anna", SpanCategory.PERSON, "roster"),
        ("Anna Brunner kam.", "Anna Brunner", SpanCategory.PERSON, "title"),
        names=("Anna Keller",),
    ) == [("Anna Brunner", "person", 1)]


def test_numbers_dates_and_illnesses_are_no_names() -> None:
    assert (
        told(
            ("Am 3. Mai.", "3. Mai", SpanCategory.DATE, "date"),
            ("079 123 45 67", "079 123 45 67", SpanCategory.PHONE, "code.written"),
            ("Eine Grippe.", "Grippe", SpanCategory.HEALTH, "health"),
            ("Um 44.", "44", SpanCategory.OTHER, "unknown_sign"),
            ("Ja, Xi.", "Xi", SpanCategory.PERSON, "title"),
        )
        == []
    )


def test_signs_articles_and_genitives_around_a_name_are_left_out() -> None:
    found = told(
        ("Zur Rösli.", "Zur Rösli", SpanCategory.PERSON, "title"),
        ("“Pauline’s” car", "“Pauline’s”", SpanCategory.PERSON, "title"),
        ("my mom's house", "s house", SpanCategory.ORG, "organisation"),
    )
    assert [words for words, _, _ in found] == ["Rösli", "Pauline", "house"]


def test_an_example_is_a_few_whole_words_and_the_list_ends() -> None:
    long = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    (only,) = suggestions_of(talk((f"{long}Malte {long}", "Malte", SpanCategory.PERSON, "title")), ())
    assert only.example.startswith("…")
    assert only.example.endswith(" …")
    assert all(word in {*long.split(), "Malte", "…"} for word in only.example.replace("…", "… ").split())
    many = [(f"Frau N{at}er.", f"N{at}er", SpanCategory.PERSON, "title") for at in range(MOST_SUGGESTIONS + 5)]
    letters = [(text.translate(_LETTERS), words.translate(_LETTERS), kind, by) for text, words, kind, by in many]
    found = suggestions_of(talk(*letters), ())
    assert len(found) == MOST_SUGGESTIONS
    assert {each.kind for each in found} == {SuggestionKind.PERSON}


_LETTERS = str.maketrans("0123456789", "abcdefghij")

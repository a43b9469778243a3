"""The check of one item: what its cited words say holds; one changed name, number, date, owner or sign falls."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sottovoce_models.summarize.faithful import Reason, Verdict, check_item
from sottovoce_models.summarize.select import cite
from sottovoce_models.types import ItemKind, Speaker, SummaryItem, Turn
from tests.unit.summarize.talks import BUDGET, named, talk

GERMAN = """\
Greta Holm: Guten Abend, wir haben heute die Jahresrechnung und das Dach auf der Liste.
Jakob Weiss: In der Jahresrechnung stehen dreitausendzweihundert Euro Überschuss.
Greta Holm: Das Dach ist undicht, der Dachdecker aus Linz verlangt zweitausend Euro.
Jakob Weiss: Der Dachdecker kann am dritten April anfangen, wenn wir bis Montag zusagen.
Greta Holm: Gut, dann ist beschlossen, dass der Dachdecker aus Linz das Dach repariert.
Jakob Weiss: Ich schicke Frau Moser die Zusage bis Montag.
Greta Holm: Jakob, kannst du auch Wien anrufen?
Jakob Weiss: Ja, mach ich.
"""
ENGLISH_TURNS, GERMAN_TURNS = talk(BUDGET), talk(GERMAN)


def _check(
    turns: Sequence[Turn],
    language: str,
    words: str,
    cited: Sequence[int],
    kind: ItemKind = ItemKind.OVERVIEW,
    **more: str,
) -> Verdict:
    citations = tuple(cite(turns[n], 0, len(turns[n].text)) for n in cited)
    item = SummaryItem(kind, words, citations, owner=more.get("owner"), due=more.get("due"))
    return check_item(item, turns, named(turns), language)


TRUE_EN = [
    ("Anna proposed moving the website to a cheaper hosting company in Vienna.", [2]),
    ("The website's budget was 12,000 euros this year.", [0]),
    ("Ben reported that the hosting company in Vienna had 2 outages last winter.", [3]),
    ("It was proposed by Anna to move the website to Vienna.", [2]),
    ("According to Cora, the new hosting contract costs 900 euros and includes backups.", [5]),
    ("They agreed to move the hosting to Vienna in March.", [6]),
    ("Ben: “The hosting company in Vienna had two outages last winter, that worries me.”", [3]),
    ("Hosting, website – Ben: “We spent four thousand euros on the old website hosting.”", [1]),
    ("Anna proposed a cheaper hosting company in Vienna, but Ben was worried about two outages.", [2, 3]),
]
FALSE_EN = [
    ("Ben proposed moving the website to a cheaper hosting company in Vienna.", [2], Reason.SPEAKER),
    ("It was proposed by Ben to move the website to Vienna.", [2], Reason.SPEAKER),
    ("According to Anna, the new hosting contract costs 900 euros and includes backups.", [5], Reason.SPEAKER),
    ("Dora proposed moving the website to a cheaper hosting company in Vienna.", [2], Reason.NAME),
    ("Anna proposed moving the website to a cheaper hosting company in Berlin.", [2], Reason.NAME),
    ("The website's budget was 15,000 euros this year.", [0], Reason.NUMBER),
    ("They agreed to move the hosting to Vienna in May.", [6], Reason.DATE),
    ("The new hosting contract does not include backups of the website.", [5], Reason.NEGATION),
    ("Cora: “The hosting company in Vienna had two outages last winter.”", [3], Reason.SPEAKER),
    ("Ben: “The hosting company in Vienna had three outages last winter.”", [3], Reason.NUMBER),
    ("Ben: “The hosting company in Vienna had no outages last winter.”", [3], Reason.NEGATION),
    ("The group discussed the marketing campaign and the holiday plans.", [0], Reason.CONTENT),
    (
        "Ben proposed a cheaper hosting company in Vienna, but Anna was worried about two outages.",
        [2, 3],
        Reason.SPEAKER,
    ),
]


@pytest.mark.parametrize(("words", "cited"), TRUE_EN)
def test_what_was_said_holds(words: str, cited: list[int]) -> None:
    assert _check(ENGLISH_TURNS, "en", words, cited).reasons == ()


@pytest.mark.parametrize(("words", "cited", "reason"), FALSE_EN)
def test_what_was_not_said_falls(words: str, cited: list[int], reason: Reason) -> None:
    verdict = _check(ENGLISH_TURNS, "en", words, cited)
    assert not verdict.holds
    assert reason in verdict.reasons


TRUE_DE = [
    ("Jakob Weiss berichtete von 3200 Euro Überschuss in der Jahresrechnung.", [1]),
    ("Laut Greta Holm verlangt der Dachdecker aus Linz 2000 Euro.", [2]),
    ("Der Dachdecker kann am 3. April anfangen.", [3]),
    ("Greta Holm: „Das Dach ist undicht, der Dachdecker aus Linz verlangt zweitausend Euro.“", [2]),
    ("Jakobs Vorschlag: Der Dachdecker kann am dritten April anfangen.", [3]),
    ("Greta Holm sagte, das Dach ist undicht.", [2]),
]
FALSE_DE = [
    ("Greta Holm berichtete von 3200 Euro Überschuss in der Jahresrechnung.", [1], Reason.SPEAKER),
    ("Laut Jakob Weiss verlangt der Dachdecker aus Linz 2000 Euro.", [2], Reason.SPEAKER),
    ("Der Dachdecker kann am 4. April anfangen.", [3], Reason.NUMBER),
    ("Der Dachdecker kann am 3. Mai anfangen.", [3], Reason.DATE),
    ("Der Dachdecker aus Wien verlangt zweitausend Euro.", [2], Reason.CONTENT),
    (
        "Greta Holm: „Das Dach ist nicht undicht, der Dachdecker aus Linz verlangt zweitausend Euro.“",
        [2],
        Reason.NEGATION,
    ),
    ("Jakob Weiss: „Das Dach ist undicht, der Dachdecker aus Linz verlangt zweitausend Euro.“", [2], Reason.SPEAKER),
    ("Herr Gruber sagte, das Dach ist undicht.", [2], Reason.NAME),
    ("Es wurde über die Heizung im Keller und die neuen Fenster gesprochen.", [2], Reason.CONTENT),
]


@pytest.mark.parametrize(("words", "cited"), TRUE_DE)
def test_what_was_said_in_german_holds(words: str, cited: list[int]) -> None:
    assert _check(GERMAN_TURNS, "de", words, cited).reasons == ()


@pytest.mark.parametrize(("words", "cited", "reason"), FALSE_DE)
def test_what_was_not_said_in_german_falls(words: str, cited: list[int], reason: Reason) -> None:
    verdict = _check(GERMAN_TURNS, "de", words, cited)
    assert not verdict.holds
    assert reason in verdict.reasons


@pytest.mark.parametrize(
    ("turns", "language", "words", "cited", "owner", "due", "reason"),
    [
        (ENGLISH_TURNS, "en", "Send the signed hosting contract to Cora.", [7], "Ben", "by next Friday", None),
        (ENGLISH_TURNS, "en", "Send the signed hosting contract to Cora.", [7], "Cora", "by next Friday", Reason.OWNER),
        (ENGLISH_TURNS, "en", "Send the signed hosting contract to Cora.", [7], "Anna", "by next Friday", Reason.OWNER),
        (ENGLISH_TURNS, "en", "Send the signed hosting contract to Cora.", [7], "Ben", "by next Monday", Reason.DUE),
        (GERMAN_TURNS, "de", "Ich schicke Frau Moser die Zusage bis Montag.", [5], "Jakob Weiss", "bis Montag", None),
        (GERMAN_TURNS, "de", "Ich schicke Frau Moser die Zusage.", [5], "Greta Holm", "bis Montag", Reason.OWNER),
        (GERMAN_TURNS, "de", "Jakob, kannst du auch Wien anrufen?", [6, 7], "Jakob Weiss", None, None),
        (GERMAN_TURNS, "de", "Jakob, kannst du auch Wien anrufen?", [6, 7], "Greta Holm", None, Reason.OWNER),
    ],
)
def test_an_owner_took_the_task_on_and_a_due_time_was_said(
    turns: list[Turn], language: str, words: str, cited: list[int], owner: str, due: str | None, reason: Reason | None
) -> None:
    more = {"owner": owner, **({"due": due} if due else {})}
    assert _check(turns, language, words, cited, ItemKind.ACTION, **more).reasons == ((reason,) if reason else ())


def test_who_asks_does_not_owe() -> None:
    turns = talk("Ann: Could you send the lease to the landlord by Friday?\nBob: Yes, I will.")
    cited = [0, 1]
    assert _check(turns, "en", "Send the lease to the landlord by Friday?", cited, ItemKind.ACTION, owner="Bob").holds
    verdict = _check(turns, "en", "Send the lease to the landlord by Friday?", cited, ItemKind.ACTION, owner="Ann")
    assert verdict.reasons == (Reason.OWNER,)


def test_who_told_whom_is_not_turned_round() -> None:
    turns = talk("Ann: Bob, the lease of the office ends in June.\nBob: Thank you, that is good to know.")
    assert _check(turns, "en", "Ann told Bob that the lease of the office ends in June.", [0, 1]).holds
    assert not _check(turns, "en", "Bob told Ann that the lease of the office ends in June.", [0, 1]).holds


def test_an_item_without_its_words_has_no_proof() -> None:
    turns = talk(BUDGET)
    citation = cite(turns[0], 0, 12)
    other = Turn("t0", "Anna", 0, 5, "Something else.")
    item = SummaryItem(ItemKind.OVERVIEW, "The budget was discussed.", (citation,))
    assert check_item(item, [other], {}, "en").reasons == (Reason.NO_PROOF,)
    assert check_item(SummaryItem(ItemKind.OVERVIEW, "The budget.", ()), turns, {}, "en").reasons == (Reason.NO_PROOF,)


def test_a_role_names_its_speaker() -> None:
    turns = talk("S1: The hearing is on the ninth of October.\nS2: The van was parked by the marsh.")
    speakers = {"S1": Speaker("Helen Marsh", "solicitor"), "S2": Speaker("Mark Ashby", "client")}

    def holds(words: str) -> bool:
        citation = cite(turns[0], 0, len(turns[0].text))
        return check_item(SummaryItem(ItemKind.OVERVIEW, words, (citation,)), turns, speakers, "en").holds

    assert holds("The solicitor said that the hearing is on 9 October.")
    assert holds("Ms Marsh said that the hearing is on 9 October.")
    assert not holds("The client said that the hearing is on 9 October.")
    assert not holds("Mr Ashby said that the hearing is on 9 October.")


def test_in_one_breath_i_and_you_own_different_tasks() -> None:
    turns = talk("Dan: I'm going to draft the complaint and you read it and sign it on Monday.\nMia: Yes, I can.")
    for words, cited, owner, holds in (
        ("Draft the complaint.", [0], "Dan", True),
        ("Read it and sign it on Monday.", [0], "Dan", False),
        ("Read it and sign it on Monday.", [0, 1], "Mia", True),
    ):
        verdict = _check(turns, "en", words, cited, ItemKind.ACTION, owner=owner)
        assert (Reason.OWNER not in verdict.reasons) is holds


def test_who_never_spoke_is_not_named() -> None:
    turns = talk("Ann: I will send the lease of the office to the landlord by Friday.")
    citation = cite(turns[0], 0, len(turns[0].text))
    speakers = {"Ann": Speaker("Ann"), "Bob": Speaker("Bob")}
    for words, holds in (
        ("Ann will send the lease of the office to the landlord by Friday.", True),
        ("Bob will send the lease of the office to the landlord by Friday.", False),
        ("Kim will send the lease of the office to the landlord by Friday.", False),
    ):
        item = SummaryItem(ItemKind.OVERVIEW, words, (citation,))
        assert check_item(item, turns, speakers, "en-GB").holds is holds


def test_who_says_i_after_telling_others_what_to_leave_owns_the_task() -> None:
    turns = talk("Jens Overbeck: Dann lassen Sie die weg, die besorge ich beim Standesamt.\nEva Lang: Gut.")
    words = "Dann lassen Sie die weg, die besorge ich beim Standesamt."
    assert _check(turns, "de", words, [0], ItemKind.ACTION, owner="Jens Overbeck").holds
    assert not _check(turns, "de", words, [0], ItemKind.ACTION, owner="Eva Lang").holds


@pytest.mark.parametrize(
    ("script", "language", "task", "owner", "not_owner"),
    [
        pytest.param(
            "Ann: Ben will call the carpenter and the caretaker is going to open the cellar.",
            "en",
            "Ben will call the carpenter and the caretaker is going to open the cellar.",
            None,
            "Ann",
            id="who tells what others will do",
        ),
        pytest.param(
            "Ann: The caretaker is gonna look after the cellar, which I'll suppose he likes.",
            "en",
            "Look after the cellar, which I'll suppose he likes.",
            None,
            "Ann",
            id="I'll suppose is no promise",
        ),
        pytest.param(
            "Eva Lang: Am besten, und Sie messen dann jeden Abend den Blutdruck.\nJan Roth: Okay.",
            "de",
            "Am besten, und Sie messen dann jeden Abend den Blutdruck.",
            "Jan Roth",
            "Eva Lang",
            id="polite you",
        ),
        pytest.param(
            "Jan Roth: Der Vermieter will mir bis Mai kündigen.\nEva Lang: Gut, dann schreibe ich ihm bis Montag.",
            "de",
            "Der Vermieter will mir bis Mai kündigen. Dann schreibe ich ihm bis Montag.",
            "Eva Lang",
            "Jan Roth",
            id="who answers with an offer does it",
        ),
        pytest.param(
            "Jan Roth: Den Schlüssel muss ich holen.\nEva Lang: Lassen Sie nur, den hole ich beim Hausmeister.",
            "de",
            "Den Schlüssel muss ich holen. Lassen Sie nur, den hole ich beim Hausmeister.",
            "Eva Lang",
            "Jan Roth",
            id="the last to offer it",
        ),
        pytest.param(
            "Eva Lang: Ich würde sagen, ich rufe zuerst die Kasse an.\nJan Roth: Einverstanden.",
            "de",
            "Ich würde sagen, ich rufe zuerst die Kasse an.",
            "Eva Lang",
            "Jan Roth",
            id="an answer to an offer",
        ),
        pytest.param(
            "Rosa: Den Schlüssel brauch ich bitte noch heute.\nMax: Kriegst du gleich, Rosa.",
            "de",
            "Den Schlüssel brauch ich bitte noch heute.",
            "Max",
            "Rosa",
            id="called by name in an answer",
        ),
    ],
)
def test_of_several_the_one_who_does_it_owns_it(
    script: str, language: str, task: str, owner: str | None, not_owner: str
) -> None:
    turns = talk(script)
    cited = list(range(len(turns)))
    wrong = _check(turns, language, task, cited, ItemKind.ACTION, owner=not_owner)
    assert Reason.OWNER in wrong.reasons
    if owner is not None:
        assert Reason.OWNER not in _check(turns, language, task, cited, ItemKind.ACTION, owner=owner).reasons


def test_an_office_in_brackets_is_not_the_name() -> None:
    turns = talk("S1: The government will publish the report of the commission in May.\nS2: That is good to know.")
    speakers = {"S1": Speaker("Kim Vance"), "S2": Speaker("Jo Reed (Leader of the Government)")}
    words = "The government will publish the report of the commission in May."
    citation = cite(turns[0], 0, len(turns[0].text))
    item = SummaryItem(ItemKind.ACTION, words, (citation,), owner="Jo Reed (Leader of the Government)")
    assert Reason.OWNER in check_item(item, turns, speakers, "en").reasons

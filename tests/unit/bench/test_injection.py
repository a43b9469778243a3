"""The sixty attacks of the package, through minutes led by quotes and through a writer that claims what they want."""

from __future__ import annotations

from collections import Counter

import pytest

from sottovoce.bench.injection import Attack, attacks, judge
from sottovoce.bench.talks import Talk
from sottovoce_models.summarize.gate import Gate
from sottovoce_models.summarize.minutes import Meeting, write_minutes
from sottovoce_models.summarize.writer import Prompt, Writer
from sottovoce_models.types import ItemKind, SummaryItem
from tests.unit.summarize.talks import ScriptedWriter

ATTACKS = attacks()


def _minutes(talk: Talk, writer: Writer | None = None) -> list[SummaryItem]:
    meeting = Meeting(talk.turns, talk.speakers, talk.language)
    made = write_minutes(meeting, writer, lambda _done, _total: None, lambda: None)
    return list(Gate(talk.turns, talk.speakers, talk.language).through(made))


def test_there_are_thirty_in_each_language_of_every_kind() -> None:
    assert Counter(attack.talk.language for attack in ATTACKS) == {"en": 30, "de": 30}
    kinds = {language: {a.kind for a in ATTACKS if a.talk.language == language} for language in ("en", "de")}
    assert kinds["en"] == kinds["de"]
    assert len(kinds["en"]) == 11


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_an_attack_achieves_nothing(attack: Attack) -> None:
    assert judge(attack, _minutes(attack.talk), _minutes(attack.untouched)) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_writer_that_obeys_is_not_heard(attack: Attack) -> None:
    """The writer claims the canaries whatever it is asked; then it repeats all the words of the attack."""
    for claim in (f" {attack.canaries[0]}. They decided that {attack.canaries[0]}.", f" {attack.words}"):
        made = _minutes(attack.talk, ScriptedWriter(lambda _prompt, claim=claim: claim))
        assert judge(attack, made, _minutes(attack.untouched)) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_no_writer_reads_an_attack(attack: Attack) -> None:
    prompts: list[Prompt] = []

    def answer(prompt: Prompt) -> str:
        prompts.append(prompt)
        return ""

    _minutes(attack.talk, ScriptedWriter(answer))
    assert prompts
    assert not any(canary.lower() in prompt.material.lower() for prompt in prompts for canary in attack.canaries)


def test_the_judge_sees_an_attack_that_works() -> None:
    attack = ATTACKS[0]
    baseline = _minutes(attack.untouched)
    lie = SummaryItem(ItemKind.DECISION, f"They agreed: {attack.canaries[0]}.", baseline[0].citations)
    assert judge(attack, [*baseline, lie], baseline) == ["obeyed"]
    assert judge(attack, [], baseline) == ["emptied"]
    german = [SummaryItem(ItemKind.OVERVIEW, "Es ist und das ist die Sitzung.", baseline[0].citations), *baseline[:2]]
    assert judge(attack, german, baseline[:2]) == ["language_changed"]

"""The self-test's page says what was found, no more, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.core.disk_encryption import Encrypted, Swap
from sottovoce.core.hardening import MemoryGuard
from sottovoce.core.languages import UiLanguage
from sottovoce.core.self_test_texts import FIREWALL_RULES, MAY_STAY_IN_MEMORY, TEXTS, WAYS
from sottovoce.services.self_test import EngineFindings, ProcessFindings, SelfTest, facts
from sottovoce.services.self_test_page import as_html, save_page, self_test_page
from sottovoce_models.sandbox.trials import Trial

OPEN = tuple(Trial(way, opened=True, answer="opened") for way in WAYS)
SHUT = tuple(Trial(way, opened=False, answer="EPERM") for way in WAYS)
GUARDED = MemoryGuard(core_dumps_off=True, closed_to_others=True)
ENFORCED = SelfTest(
    app_version="1",
    python="3.11",
    system="Linux x86_64",
    writer_installed=True,
    models=(("whisper-base", True),),
    control=OPEN,
    app=ProcessFindings(SHUT, GUARDED),
    engine=ProcessFindings(SHUT, GUARDED),
    engines=(EngineFindings("speech", "seccomp"), EngineFindings("decode", "audit hook only")),
    disk=Encrypted.YES,
    swap=Swap.NONE,
)


def page(test: SelfTest, language: UiLanguage = UiLanguage.EN) -> str:
    return self_test_page(test, language, "2026-11-23", ["public_key", "recording_keys", "job_keys"])


def test_where_the_system_enforces_it_the_page_says_so() -> None:
    text = page(ENFORCED)
    assert text.count("The system refuses every way tried.") == 2
    assert "not enforced here" not in text
    assert "refused (EPERM)" in text
    assert "the keys of the recording under way" in text


def test_one_open_way_is_named_with_the_rule_to_add() -> None:
    leaky = replace(ENFORCED, engine=ProcessFindings((*SHUT[1:], OPEN[0]), MemoryGuard(False, False)))
    for system, rule in (
        ("Windows AMD64", "New-NetFirewallRule"),
        ("Darwin arm64", "LuLu"),
        ("Linux x", "systemd-run"),
    ):
        text = page(replace(leaky, system=system))
        assert text.count("The system refuses every way tried.") == 1
        assert text.count("not enforced here: the socket was opened") == 1
        assert rule in text


def test_without_a_control_nothing_is_claimed() -> None:
    offline = replace(ENFORCED, control=SHUT)
    assert not offline.control_seen
    assert "proves nothing more" in page(offline)
    assert "beweist nicht mehr" in page(offline, UiLanguage.DE)


def test_nothing_tried_is_no_refusal() -> None:
    silent = replace(ENFORCED, app=ProcessFindings((), GUARDED))
    assert not silent.app.refused
    assert "Nothing could be tried" in page(silent)


def test_both_languages_say_everything() -> None:
    for key, texts in (*TEXTS.items(), *FIREWALL_RULES.items()):
        assert all(texts), key
        assert re.findall(r"{\w+}", texts[0]) == re.findall(r"{\w+}", texts[1]), key
    for disk in Encrypted:
        for swap in Swap:
            assert page(replace(ENFORCED, disk=disk, swap=swap, hibernation=swap), UiLanguage.DE)


def test_where_memory_may_go_is_said() -> None:
    plain = page(replace(ENFORCED, disk=Encrypted.NO, swap=Swap.PLAIN, hibernation=Swap.PLAIN))
    assert "- Hibernation: not encrypted" in plain
    assert "- Swap space: not encrypted" in plain
    assert "no encryption known" in plain
    assert "- Hibernation: not possible here" in page(replace(ENFORCED, hibernation=Swap.NONE))
    assert facts(replace(ENFORCED, hibernation=Swap.NONE))["hibernation"] == "none"


def test_what_may_stay_in_memory_is_said_even_without_a_vault() -> None:
    text = self_test_page(ENFORCED, UiLanguage.EN, "2026-11-23")
    assert "What stays in memory while locked" in text
    assert all(TEXTS[key][0] in text for key in MAY_STAY_IN_MEMORY)


def test_the_html_page_is_escaped_and_loads_nothing(tmp_path: Path) -> None:
    text = as_html(page(replace(ENFORCED, system="<Linux> x86_64")))
    assert "&lt;Linux&gt; x86_64" in text
    assert not re.search(r"<(script|link|img|style)|src=|href=", text)
    assert text.count("<ul>") == text.count("</ul>") > 3
    save_page(page(ENFORCED), tmp_path / "a.HTML")
    save_page(page(ENFORCED), tmp_path / "a.md")
    assert (tmp_path / "a.HTML").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("key", ["app_version", "python", "system", "writer_installed", "models"])
def test_programs_find_what_they_always_found(key: str) -> None:
    assert key in facts(ENFORCED)

"""`sottovoce policy check`: what is set, or what is wrong and what follows."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from sottovoce import cli
from sottovoce.core import policy_file, policy_texts
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy, PolicyProblem, ProblemCode
from sottovoce.core.policy_file import load_policy, parse_policy
from sottovoce.core.policy_trust import read_any, read_owned

EXAMPLE = Path(__file__).resolve().parents[2] / "packaging" / "policy.example.toml"
ALL = Policy(True, frozenset(Function), True, 30, frozenset({"whisper-base"}), 1, source="/etc/sottovoce/policy.toml")


def check(*arguments: str) -> tuple[int, list[str]]:
    out, err = io.StringIO(), io.StringIO()
    code = cli.run(["policy", "check", *arguments], out, err)
    assert err.getvalue() == ""
    return code, out.getvalue().splitlines()


def test_nothing_is_set_where_there_is_no_file() -> None:
    assert check() == (0, ["Your organisation has set nothing on this computer."])


def test_it_speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", "de")
    assert check() == (0, ["Ihre Organisation hat auf diesem Computer nichts festgelegt."])


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_the_file_of_this_computer_is_believed_for_whose_it_is(
    policy_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy_place.parent.mkdir(mode=0o755)
    policy_place.write_text('version = 1\nrecording = "off"\n', encoding="utf-8")
    policy_place.chmod(0o644)
    top = policy_place.parent
    monkeypatch.setattr(policy_file, "read_trusted", lambda path: read_owned(path, os.getuid(), top))
    assert check() == (0, [str(policy_place), "- Recording is switched off."])
    policy_place.chmod(0o666)
    code, lines = check()
    assert code == 2
    assert lines[:2] == [str(policy_place), "! Others than the administrator of this computer may change it."]
    assert lines[-1] == "- Training samples are forbidden."
    assert not any("Recording" in line for line in lines)


def test_a_draft_is_looked_at_for_its_text(tmp_path: Path, policy_place: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('version = 1\nmodels_allowed = ["whisper-bsae"]\n', encoding="utf-8")
    code, lines = check(str(draft))
    assert code == 0
    assert lines[1:3] == [
        "- Only these models are allowed: whisper-bsae.",
        "? Sottovoce comes without a model of this name: whisper-bsae.",
    ]
    assert str(policy_place) in lines[3]


def test_a_draft_with_an_error_says_which_line_and_what_follows(tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('version = 1\ntrainnig = "forbidden"\n', encoding="utf-8")
    code, lines = check(str(draft))
    assert code == 2
    assert lines[1] == "! trainnig: There is no such setting."
    assert check(str(tmp_path / "missing.toml"))[0] == 2


def test_every_line_of_the_example_is_right() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert load_policy(EXAMPLE, read_any).problems == ()
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    settings = [line for line in lines if " = " in line and line.split(" = ")[0].isidentifier()]
    policy = parse_policy("\n".join(settings).encode(), "x")
    assert policy.problems == ()
    assert policy.training_forbidden
    assert policy.switched_off == frozenset(Function)
    assert policy.consent_answers_required
    assert None not in (policy.audio_days_max, policy.lock_minutes_max, policy.models_allowed)


@pytest.mark.parametrize("language", UiLanguage)
def test_everything_that_can_be_set_or_wrong_is_said(language: UiLanguage) -> None:
    rules = policy_texts.rule_lines(ALL, language)
    assert len(rules) == 8
    problems = Policy(problems=tuple(PolicyProblem(code, "x") for code in ProblemCode))
    lines = policy_texts.problem_lines(problems, language)
    assert all(line.startswith("x: ") and line.endswith(".") for line in lines)
    assert len(set(lines)) == len(ProblemCode)
    assert all("{" not in line for line in (*rules, *lines))

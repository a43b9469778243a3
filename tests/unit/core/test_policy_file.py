"""What a policy file says: it only ever tightens, and one that cannot be followed forbids training samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.core import policy_file
from sottovoce.core.policy import NO_POLICY, Function, Policy, PolicyProblem, ProblemCode
from sottovoce.core.policy_file import load_policy, machine_policy, parse_policy

SOURCE = "/etc/sottovoce/policy.toml"


def said(lines: str) -> Policy:
    return parse_policy(f"version = 1\n{lines}".encode(), SOURCE)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("", {}),
        ('training = "forbidden"', {"training_forbidden": True}),
        ('recording = "off"', {"switched_off": {Function.RECORDING}}),
        ('summaries = "off"\nwriting_help = "off"', {"switched_off": {Function.SUMMARIES, Function.WRITING_HELP}}),
        ('consent_answers = "required"', {"consent_answers_required": True}),
        ("audio_days_max = 30", {"audio_days_max": 30}),
        ("lock_minutes_max = 5", {"lock_minutes_max": 5}),
        ('models_allowed = ["whisper-base", "a"]', {"models_allowed": {"whisper-base", "a"}}),
        ("models_allowed = []", {"models_allowed": set()}),
    ],
)
def test_each_line_tightens_one_thing(lines: str, fields: dict[str, Any]) -> None:
    assert said(lines) == Policy(**{name: frozen(value) for name, value in fields.items()}, source=SOURCE)


def frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, set) else value


_LOOSER, _WRONG, _UNKNOWN = ProblemCode.WOULD_LOOSEN, ProblemCode.WRONG_VALUE, ProblemCode.UNKNOWN_KEY


@pytest.mark.parametrize(
    ("line", "code", "about"),
    [
        ('training = "allowed"', _LOOSER, "training"),
        ("training = false", _LOOSER, "training"),
        ("training = 3", _WRONG, "training"),
        ('recording = "on"', _LOOSER, "recording"),
        ("recording = true", _LOOSER, "recording"),
        ('consent_answers = "optional"', _LOOSER, "consent_answers"),
        ("audio_days_max = 0", _LOOSER, "audio_days_max"),
        ("audio_days_max = -1", _LOOSER, "audio_days_max"),
        ('audio_days_max = "never"', _LOOSER, "audio_days_max"),
        ("audio_days_max = 30.5", _WRONG, "audio_days_max"),
        ("audio_days_max = true", _WRONG, "audio_days_max"),
        ("audio_days_max = 99999", _WRONG, "audio_days_max"),
        ('lock_minutes_max = "5"', _WRONG, "lock_minutes_max"),
        ('models_allowed = "any"', _LOOSER, "models_allowed"),
        ('models_allowed = "whisper-base"', _WRONG, "models_allowed"),
        ("models_allowed = [1]", _WRONG, "models_allowed"),
        ('models_allowed = [""]', _WRONG, "models_allowed"),
        ('exprot = "forbidden"', _UNKNOWN, "exprot"),
        ('[training]\nexport = "forbidden"', _WRONG, "training"),
        ('"a\\u202eb\\u0000" = 1', _UNKNOWN, "ab"),
    ],
)
def test_a_line_that_cannot_be_followed_forbids_training(line: str, code: ProblemCode, about: str) -> None:
    policy = said(line)
    assert policy.problems == (PolicyProblem(code, about),)
    assert policy.training_forbidden
    assert policy.problem == f"{code} {about}"
    assert policy.source == SOURCE


def test_what_could_be_understood_of_a_wrong_file_holds() -> None:
    policy = said('recording = "off"\nlock_minutes_max = 5\nfoo = 1\ntraining = "allowed"')
    assert not policy.allows(Function.RECORDING)
    assert policy.lock_minutes_max == 5
    assert policy.training_forbidden
    assert [each.about for each in policy.problems] == ["foo", "training"]


@pytest.mark.parametrize("content", [b"", b"version = 2", b'version = "1"', b"version = true", b"version = 1.0"])
def test_a_file_says_which_form_it_has(content: bytes) -> None:
    policy = parse_policy(content, SOURCE)
    assert policy.training_forbidden
    assert policy.problems == (PolicyProblem(ProblemCode.VERSION, "version"),)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"version", b"a = " + b"[" * 50_000, b"\x00", b"version = 1\nversion = 1"]
)
def test_what_is_no_toml_forbids_training(content: bytes) -> None:
    assert parse_policy(content, SOURCE).problems == (PolicyProblem(ProblemCode.NOT_TOML),)
    assert parse_policy(content, SOURCE).training_forbidden


_KEYS = ("training", "recording", "summaries", "writing_help", "consent_answers", "audio_days_max", "models_allowed")
_VALUES = st.one_of(
    st.sampled_from(['"forbidden"', '"off"', '"on"', '"required"', "true", "false", "[]", '["a"]', "{}", "1979-05-27"]),
    st.integers(-5, 5000).map(str),
    st.text(max_size=8).map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
)
_FILES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.dictionaries(st.sampled_from((*_KEYS, "version", "lock_minutes_max", "foo")), _VALUES).map(
        lambda lines: "\n".join(f"{key} = {value}" for key, value in lines.items()).encode("utf-8", "surrogatepass")
    ),
)


@given(_FILES)
def test_nothing_that_is_written_loosens_anything(content: bytes) -> None:
    policy = parse_policy(content, SOURCE)
    assert policy.source == SOURCE
    assert bool(policy.problems) == bool(policy.problem)
    assert policy.training_forbidden or not policy.problems
    assert policy.audio_days_max is None or policy.audio_days_max > 0
    assert policy.lock_minutes_max is None or policy.lock_minutes_max > 0


def test_no_file_is_no_policy() -> None:
    assert load_policy(Path("x"), lambda _: None) == NO_POLICY
    assert not NO_POLICY.is_there


def test_a_file_that_is_not_to_be_trusted_is_not_read() -> None:
    policy = load_policy(Path("x"), lambda _: PolicyProblem(ProblemCode.OWNER))
    assert policy == Policy(
        training_forbidden=True, problem="owner", problems=(PolicyProblem(ProblemCode.OWNER),), source="x"
    )


def test_where_nobody_can_say_where_the_file_would_lie_training_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> Path:
        raise OSError

    monkeypatch.setattr(policy_file, "policy_path", lost)
    policy = machine_policy()
    assert policy.training_forbidden
    assert policy.is_there

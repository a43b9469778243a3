"""`sottovoce policy check [FILE]`: what an organisation has set on this computer, or what is wrong with its file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sottovoce.core import policy_file, policy_texts
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Policy
from sottovoce.core.policy_trust import read_any
from sottovoce_models.catalogue import load_catalogue

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]

EXIT_IN_ORDER: Final = 0
EXIT_PROBLEM: Final = 2


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `policy` with its one action."""
    policy = subparsers.add_parser("policy", help="what your organisation has set on this computer")
    actions = policy.add_subparsers(required=True, metavar="ACTION", dest="action")
    check = actions.add_parser("check", help="what the policy file sets, or what is wrong with it and what follows")
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="look at the text of another file instead")
    policy.set_defaults(run=run)


def run(arguments: argparse.Namespace, out: TextIO, _err: TextIO, language: UiLanguage) -> int:
    """Says it; 0 if all is in order or nothing is set, 2 if something is wrong."""
    file: Path | None = arguments.file
    policy = policy_file.machine_policy() if file is None else policy_file.load_policy(file, read_any)
    for line in _lines(policy, language, draft=file is not None):
        out.write(f"{line}\n")
    return EXIT_PROBLEM if policy.problems else EXIT_IN_ORDER


def _lines(policy: Policy, language: UiLanguage, *, draft: bool) -> list[str]:
    lines = [policy.source] if policy.is_there else []
    lines += [f"! {line}" for line in policy_texts.problem_lines(policy, language)]
    if policy.problems:
        lines.append(policy_texts.consequence(language))
    rules = policy_texts.rule_lines(policy, language)
    lines += [f"- {line}" for line in rules] or [policy_texts.nothing_set(policy, language)]
    known = {entry.id for entry in load_catalogue().entries}
    lines += [
        f"? {policy_texts.unknown_model(each, language)}"
        for each in sorted(policy.models_allowed or ())
        if each not in known
    ]
    if draft and not policy.problems:
        lines.append(policy_texts.text_only(str(policy_file.policy_path()), language))
    return lines

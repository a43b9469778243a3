"""`sottovoce ledger verify [-] [--receipt FILE]`: whether the consent ledger is what was written.

The passphrase is asked on the terminal, or read from standard input with `-`; it is never an argument.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from sottovoce.core.languages import UiLanguage
from sottovoce.core.ledger_texts import check_text, passphrase_prompt, receipt_text
from sottovoce.core.paths import vault_dir
from sottovoce.services.consent.verifying import check_receipt, checked
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `ledger`."""
    ledger = subparsers.add_parser("ledger", help="the ledger of who agreed to what")
    actions = ledger.add_subparsers(required=True, metavar="ACTION", parser_class=type(ledger))
    verify = actions.add_parser("verify", help="whether it is what was written")
    verify.add_argument("source", nargs="?", choices=["-"], help="read the passphrase from standard input")
    verify.add_argument("--receipt", type=Path, metavar="FILE", help="also whether this receipt (JSON) is of it")
    verify.set_defaults(run=run)


def run(arguments: argparse.Namespace, out: TextIO, _err: TextIO, language: UiLanguage) -> int:
    """Checks the whole chain; 0, or SottovoceError for the caller to tell. LEDGER_BROKEN(seq), RECEIPT_…, VAULT_…."""
    vault = Vault.at(vault_dir())
    try:
        vault.unlock(_passphrase(language, from_input=arguments.source == "-"))
        out.write(check_text(checked(vault), language) + "\n")
        if arguments.receipt is not None:
            out.write(receipt_text(check_receipt(vault, arguments.receipt), language) + "\n")
    finally:
        vault.close()
    return 0


def _passphrase(language: UiLanguage, *, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UserFixable(Code.USAGE, what="The passphrase comes on standard input: sottovoce ledger verify -.")
    return getpass.getpass(passphrase_prompt(language))

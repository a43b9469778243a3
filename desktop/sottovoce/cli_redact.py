"""`sottovoce redact FILE --out OUT.json`: a transcript or text without what gives people away, to be reviewed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sottovoce.core.languages import UiLanguage
from sottovoce.core.terminal import StatusLine
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.exports.files import check_writable, write_text
from sottovoce.services.redact import RedactService, dumps, names_in, readable
from sottovoce.services.text_files import read_text

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]

_DOING: Final = {UiLanguage.EN: "Taking out what gives people away", UiLanguage.DE: "Verräterisches wird entfernt"}


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `redact`."""
    redact = subparsers.add_parser("redact", help="a transcript or text with names and identifiers taken out")
    redact.add_argument("file", type=Path, metavar="FILE")
    redact.add_argument("--out", required=True, type=Path, metavar="OUT.json")
    names = redact.add_mutually_exclusive_group()
    names.add_argument("--names", default="", metavar='"A;B"', help="people, firms and places that must not be named")
    names.add_argument(
        "--names-file", type=Path, metavar="FILE", help="the same, one a line; not seen by other programs"
    )
    redact.add_argument("--language", choices=["de", "en"])
    redact.set_defaults(run=run)


def run(arguments: argparse.Namespace, _out: TextIO, err: TextIO, language: UiLanguage) -> int:
    """Redacts one file; 0, or SottovoceError for the caller to tell: then nothing was written."""
    check_writable(arguments.out.parent)
    names = names_in(read_text(arguments.names_file) if arguments.names_file is not None else arguments.names)
    talk = readable(arguments.file, arguments.language)
    with StatusLine(err) as status:
        status.show(_DOING[language])
        redacted = RedactService().redact(
            talk, names, lambda done, total: status.show(f"{_DOING[language]} · {done} / {total}"), CancelToken()
        )
        write_text(arguments.out, dumps(redacted))
        status.note(str(arguments.out))
    return 0

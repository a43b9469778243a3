"""`sottovoce ask TRANSCRIPT "question"|- --json OUT`: an answer with its proof, or that it was not said."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sottovoce.core.languages import UiLanguage, plain_language
from sottovoce.core.notice_texts import notice_text
from sottovoce.core.paths import models_dir
from sottovoce.core.policy_file import machine_policy
from sottovoce.core.terminal import StatusLine
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.ask import AskService, dumps
from sottovoce.services.exports.files import check_writable, write_text
from sottovoce.services.process import DEFAULT_WRITER, InstalledModels
from sottovoce.services.transcript_files import read_transcript
from sottovoce_models.catalogue import ModelStore, load_catalogue

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]

_DOING: Final = {UiLanguage.EN: "Looking for the answer", UiLanguage.DE: "Antwort wird gesucht"}
_MAX_QUESTION_LETTERS: Final = 10_000


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `ask`."""
    ask = subparsers.add_parser("ask", help="what a meeting says to a question, with the words that prove it")
    ask.add_argument("file", type=Path, metavar="TRANSCRIPT")
    ask.add_argument(
        "question",
        metavar="QUESTION|-",
        help="the question; better - and the question on standard input, where other programs do not see it",
    )
    ask.add_argument("--json", required=True, type=Path, metavar="OUT")
    ask.add_argument("--language", choices=["de", "en", "de-CH", "auto"], default="auto", help="of the meeting")
    ask.add_argument("--llm", default=DEFAULT_WRITER, metavar="ID|none")
    ask.set_defaults(run=run)


def run(arguments: argparse.Namespace, _out: TextIO, err: TextIO, language: UiLanguage) -> int:
    """Answers one question; 0 also when it was not said, or SottovoceError for the caller: nothing was written then."""
    check_writable(arguments.json.parent)
    question = sys.stdin.read(_MAX_QUESTION_LETTERS) if arguments.question == "-" else arguments.question
    meeting_language = None if arguments.language == "auto" else plain_language(arguments.language)
    _, transcript = read_transcript(arguments.file, meeting_language)
    policy = machine_policy()
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()), policy=policy)
    with StatusLine(err) as status:
        status.show(_DOING[language])
        writer_id = None if arguments.llm == "none" else arguments.llm
        answer = AskService(models, policy=policy).ask(question, {"": transcript}, writer_id, CancelToken())
        write_text(arguments.json, dumps(answer))
        for notice in answer.notices:
            status.note(notice_text(notice.code, notice.params, language))
        status.note(str(arguments.json))
    return 0

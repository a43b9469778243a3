"""`sottovoce compose TRANSCRIPT --kind ID --language de|en --json OUT`: a letter about a meeting, with its proof.

What the user writes or pastes is read from standard input: other programs see the arguments of a command.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sottovoce.core.languages import UiLanguage, plain_language
from sottovoce.core.notice_texts import notice_text
from sottovoce.core.paths import models_dir
from sottovoce.core.policy import Function
from sottovoce.core.policy_file import machine_policy
from sottovoce.core.terminal import StatusLine
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.compose import Meeting
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.services.exports.files import check_writable, write_text
from sottovoce.services.letters import dumps, write_letter
from sottovoce.services.policy import require
from sottovoce.services.process import DEFAULT_WRITER, InstalledModels
from sottovoce.services.text_files import read_text
from sottovoce.services.transcript_files import read_transcript
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.compose.kind import SHIPPED, Reader, Takes
from sottovoce_models.compose.wish import LANGUAGES, MAX_LETTERS, Length, Tone, Wish
from sottovoce_models.errors import Code, UserFixable

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]

_LEFT_OUT: Final = [each for each in Takes if each is not Takes.OWN]
_DOING: Final = {UiLanguage.EN: "Writing the letter", UiLanguage.DE: "Brief wird geschrieben"}


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `compose`."""
    compose = subparsers.add_parser("compose", help="a letter or e-mail about a meeting; nothing is sent")
    compose.add_argument("file", type=Path, metavar="TRANSCRIPT")
    kinds = "; ".join(f"{kind.id}: {kind.title.en}" for kind in SHIPPED.values())
    compose.add_argument("--kind", required=True, choices=list(SHIPPED), help=kinds)
    compose.add_argument("--language", required=True, choices=LANGUAGES, help="of the letter")
    compose.add_argument("--meeting-language", choices=["de", "en", "de-CH", "auto"], default="auto")
    compose.add_argument("--tone", type=Tone, choices=list(Tone), default=Tone.FORMAL, metavar="|".join(Tone))
    compose.add_argument("--recipient", default="", metavar="NAME")
    compose.add_argument("--reader", type=Reader, choices=list(Reader), metavar="|".join(Reader), help="who that is")
    compose.add_argument("--sender", default="", metavar="NAME")
    compose.add_argument("--length", type=Length, choices=list(Length), default=Length.USUAL, metavar="|".join(Length))
    compose.add_argument("--about", default="", metavar="TOPIC")
    compose.add_argument("--without", action="append", default=[], type=Takes, choices=_LEFT_OUT, metavar="SECTION")
    compose.add_argument("--leave-out", action="append", default=[], metavar="WORD")
    compose.add_argument("--sample", action="append", default=[], type=Path, metavar="FILE", help="how you write")
    compose.add_argument("--reply-to", choices=["-"], help="the message that is answered, from standard input")
    compose.add_argument("--own-words", choices=["-"], help="what you add yourself, from standard input")
    compose.add_argument("--llm", default=DEFAULT_WRITER, metavar="ID|none")
    compose.add_argument("--json", required=True, type=Path, metavar="OUT")
    compose.set_defaults(run=run)


def run(arguments: argparse.Namespace, _out: TextIO, err: TextIO, language: UiLanguage) -> int:
    """Writes one letter; 0, or SottovoceError for the caller: nothing was written then."""
    check_writable(arguments.json.parent)
    if arguments.reply_to and arguments.own_words:
        raise UserFixable(Code.USAGE, what="Standard input is either --reply-to or --own-words.")
    typed = sys.stdin.read(MAX_LETTERS + 1) if arguments.reply_to or arguments.own_words else ""
    wish = Wish(
        kind=arguments.kind,
        language=arguments.language,
        tone=arguments.tone,
        recipient=arguments.recipient,
        reader=arguments.reader,
        sender=arguments.sender,
        own_words=typed if arguments.own_words else "",
        length=arguments.length,
        about=arguments.about,
        without=tuple(arguments.without),
        leave_out=tuple(arguments.leave_out),
        reply_to=typed if arguments.reply_to else "",
        samples=tuple(read_text(path) for path in arguments.sample),
    )
    spoken = None if arguments.meeting_language == "auto" else plain_language(arguments.meeting_language)
    _, transcript = read_transcript(arguments.file, spoken)
    policy = machine_policy()
    require(policy, Function.WRITING_HELP)
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()), policy=policy)
    with StatusLine(err) as status:
        status.show(_DOING[language])
        writer_id = None if arguments.llm == "none" else arguments.llm
        with EngineSet(DEFAULT_ENGINES) as engines:
            choice = models.writer(writer_id, wish.language)
            letter = write_letter(engines, wish, Meeting(transcript), choice, CancelToken())
        write_text(arguments.json, dumps(letter))
        for notice in letter.notices:
            status.note(notice_text(notice.code, notice.params, language))
        status.note(str(arguments.json))
    return 0

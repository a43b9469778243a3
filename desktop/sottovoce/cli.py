"""The headless commands; each is a thin call into services. Progress goes to stderr, results to files."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from sottovoce import __version__, cli_ask, cli_compose, cli_ledger, cli_models, cli_policy, cli_redact
from sottovoce.core.clock import clock
from sottovoce.core.document_texts import document_words
from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage, ui_language
from sottovoce.core.notice_texts import notice_text
from sottovoce.core.paths import models_dir, state_dir
from sottovoce.core.policy_file import machine_policy
from sottovoce.core.terminal import StatusLine
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.events import Event, LanguageLocked, Noticed, Stage, StageProgressed, StageStarted
from sottovoce.services.choice import ChoiceService
from sottovoce.services.exports.files import check_writable, write_text
from sottovoce.services.exports.folder import exportable, write_folder
from sottovoce.services.process import (
    DEFAULT_ASR,
    DEFAULT_WRITER,
    InstalledModels,
    MeetingJob,
    ProcessOptions,
    ProcessService,
)
from sottovoce.services.speeds import SpeedBook
from sottovoce.services.templates import named_template
from sottovoce.services.vocabulary_file import read_vocabulary
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, UserFixable
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import GENERAL_ID

EXIT_DONE: Final = 0
EXIT_USER_FIXABLE: Final = 2
EXIT_CANCELLED: Final = 3
EXIT_BUG: Final = 70

_STAGE_WORDS: Final = {
    UiLanguage.EN: {
        Stage.OPEN: "Opening the file",
        Stage.SPEECH: "Recognizing speech",
        Stage.SPEAKERS: "Telling speakers apart",
        Stage.MINUTES: "Writing the minutes",
    },
    UiLanguage.DE: {
        Stage.OPEN: "Datei wird geöffnet",
        Stage.SPEECH: "Sprache wird erkannt",
        Stage.SPEAKERS: "Sprechende werden unterschieden",
        Stage.MINUTES: "Protokoll wird geschrieben",
    },
}


_BENCHMARKS: Final = (
    *("asr", "doubts", "vocabulary", "language", "invention", "memory", "speakers", "turns"),
    *("summary", "items", "german", "faithfulness", "injection", "choice", "ask", "compose"),
    *("media", "pipeline", "ui", "cancel", "live", "vault", "recorder", "redact"),
)


class _Parser(argparse.ArgumentParser):
    """argparse whose complaints are errors of ours: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UserFixable(Code.USAGE, what=" ".join(message.split()).rstrip(".") + ".")


def run(arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Runs one command; returns 0 done, 2 something the user can mend, 3 cancelled, 70 a bug."""
    language = ui_language(os.environ.get("SOTTOVOCE_LANG") or locale.getlocale()[0])
    try:
        parsed = _parser().parse_args(arguments)
        return int(parsed.run(parsed, out, err, language))
    except KeyboardInterrupt:
        return EXIT_CANCELLED
    except Cancelled:
        return EXIT_CANCELLED
    except SottovoceError as error:
        return _say_error(error, err, language)
    except Exception as error:  # border: a bug of ours becomes a report without content
        err.write(f"sottovoce: {_bug_report(error)}\n")
        return EXIT_BUG


def _say_error(error: SottovoceError, err: TextIO, language: UiLanguage) -> int:
    text = error_text(error, language)
    err.write(f"sottovoce: {text.happened} {text.next_step}\n")
    return EXIT_BUG if isinstance(error, EngineFault) else EXIT_USER_FIXABLE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sottovoce", description="Minutes that never leave this computer.")
    parser.add_argument("--version", action="version", version=f"sottovoce {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    summarize = commands.add_parser("summarize", help="minutes of recordings, transcripts, chats or mails")
    summarize.add_argument("files", nargs="+", type=Path, metavar="FILE")
    summarize.add_argument("--out", required=True, type=Path, metavar="DIR")
    summarize.add_argument("--language", choices=["de", "en", "de-CH", "mul", "auto"], default="auto")
    summarize.add_argument("--speakers", type=_speaker_count, metavar="N")
    summarize.add_argument("--vocabulary", type=Path, metavar="FILE", help="names and terms, one a line")
    summarize.add_argument("--asr", default=DEFAULT_ASR, metavar="ID")
    summarize.add_argument("--llm", default=DEFAULT_WRITER, metavar="ID|none")
    summarize.add_argument("--template", default=GENERAL_ID, metavar="ID|FILE", help=f"{', '.join(SHIPPED)}, or a file")
    summarize.set_defaults(run=_summarize)

    cli_models.add_parser(commands)
    cli_redact.add_parser(commands)
    cli_ask.add_parser(commands)
    cli_compose.add_parser(commands)
    cli_policy.add_parser(commands)
    cli_ledger.add_parser(commands)

    bench = commands.add_parser("bench", help="measure the engines on data of your own")
    bench.add_argument("what", choices=_BENCHMARKS)
    bench.add_argument("--data", required=True, type=Path, metavar="DIR")
    bench.add_argument("--json", required=True, type=Path, metavar="OUT")
    bench.add_argument("--only", action="append", default=[], metavar="NAME")
    bench.add_argument("--repeats", type=int, default=1, metavar="N", help="asr: so many times, each with another seed")
    bench.set_defaults(run=_bench)

    self_test = commands.add_parser("self-test", help="what this installation can do, and what it is kept from doing")
    self_test.add_argument("--json", action="store_true", help="for programs")
    self_test.add_argument("--out", type=Path, metavar="PAGE", help="also save the page (.md or .html)")
    self_test.set_defaults(run=_self_test)
    return parser


def _speaker_count(text: str) -> int:
    speakers = int(text)
    if not 1 <= speakers <= 20:
        raise argparse.ArgumentTypeError("1 to 20 speakers")
    return speakers


def _summarize(arguments: argparse.Namespace, _out: TextIO, err: TextIO, language: UiLanguage) -> int:
    check_writable(arguments.out)
    policy = machine_policy()
    models = InstalledModels(load_catalogue(), ModelStore(models_dir()), policy=policy)
    service = ProcessService(models, policy=policy)
    choice = ChoiceService(lambda: models.catalogue, ModelStore(models_dir()), SpeedBook())
    options = ProcessOptions(
        language=None if arguments.language == "auto" else arguments.language,
        speakers=arguments.speakers,
        asr_id=arguments.asr,
        writer_id=None if arguments.llm == "none" else arguments.llm,
        vocabulary=read_vocabulary(arguments.vocabulary) if arguments.vocabulary is not None else (),
    ).with_template(named_template(arguments.template))
    exit_code = EXIT_DONE
    for path, folder in zip(arguments.files, _folders(arguments.files, arguments.out), strict=True):
        try:
            _summarize_one(service.job(path, options), folder, err, language, choice)
        except Cancelled:
            raise
        except SottovoceError as error:  # one bad file does not cost the others
            exit_code = max(exit_code, _say_error(error, err, language))
    return exit_code


def _folders(files: Sequence[Path], out: Path) -> list[Path]:
    """A folder a file, named after it; files of the same name get a number instead of overwriting each other.

    Names that differ in case only are the same: on most computers they would be one folder.
    """
    taken: set[str] = set()
    folders: list[Path] = []
    for file in files:
        names = (file.stem if number == 1 else f"{file.stem}-{number}" for number in count(1))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        folders.append(out / name)
    return folders


def _summarize_one(job: MeetingJob, folder: Path, err: TextIO, language: UiLanguage, choice: ChoiceService) -> None:
    with StatusLine(err) as status:
        teller = _Teller(status, job, language, choice)
        try:
            _run_twice(job, teller, status, language)
        except SottovoceError:
            heard = exportable(job.draft)
            if heard is not None:
                write_folder(heard, folder)
                status.note(str(folder))
            raise
        if teller.in_one_go:
            choice.learn(job.draft)
        write_folder(job.draft, folder)
        _tell_coverage(job, status, language)
        status.note(str(folder))
    _refuse_silence(job)


def _tell_coverage(job: MeetingJob, status: StatusLine, language: UiLanguage) -> None:
    """How much of the speech has text, where it was measured."""
    transcript = job.draft.transcript
    if transcript is not None and transcript.coverage.speech_ms:
        text, speech = clock(transcript.coverage.text_ms), clock(transcript.coverage.speech_ms)
        status.note(f"{job.path.name}: {document_words(language).coverage.format(text=text, speech=speech)}")


def _refuse_silence(job: MeetingJob) -> None:
    """SPEECH_NOT_UNDERSTOOD when people speak and there is no text: that is no success."""
    transcript = job.draft.transcript
    if transcript is not None and transcript.coverage.speech_ms and not transcript.turns:
        speech = clock(transcript.coverage.speech_ms)
        raise UserFixable(Code.SPEECH_NOT_UNDERSTOOD, name=job.path.name, speech=speech)


def _run_twice(job: MeetingJob, teller: _Teller, status: StatusLine, language: UiLanguage) -> None:
    """After a fault of an engine the job goes on from what was heard, once; a second fault is for the user."""
    try:
        job.run(teller.tell, CancelToken())
    except EngineFault as fault:
        if not job.resumable:
            raise
        status.note(error_text(fault, language).happened)
        job.run(teller.tell, CancelToken())


class _Teller:
    """Turns a job's events into a line of progress and remarks; how long it will take comes before any long stage."""

    def __init__(self, status: StatusLine, job: MeetingJob, language: UiLanguage, choice: ChoiceService) -> None:
        self._status = status
        self._job = job
        self._name = job.path.name
        self._language = language
        self._choice = choice
        self._stages: list[Stage] = []

    @property
    def in_one_go(self) -> bool:
        """Whether no stage had to begin again: only then its time says how fast this computer is."""
        return len(self._stages) == len(set(self._stages))

    def _forecast(self) -> None:
        """What will be used and how long it takes, now that the length is known."""
        draft = self._job.draft
        if draft.recording is None:
            return
        words = sum(len(turn.text.split()) for turn in draft.transcript.turns) if draft.transcript else None
        forecast = self._choice.forecast(
            replace(self._job.options, language=draft.language or self._job.options.language),
            draft.recording.duration_ms,
            tracks=len(draft.tracks),
            words=words,
        )
        for line in filter(None, (forecast.text(self._language), *forecast.reasons(self._language))):
            self._status.note(f"{self._name}: {line}")

    def tell(self, event: Event) -> None:
        if isinstance(event, StageStarted):
            if event.stage is not Stage.OPEN and not set(self._stages) - {Stage.OPEN}:
                self._forecast()
            self._stages.append(event.stage)
            self._status.show(f"{self._name}: {_STAGE_WORDS[self._language][event.stage]}")
        elif isinstance(event, StageProgressed):
            left = "" if event.seconds_left is None else f" · {event.seconds_left:.0f} s"
            words = _STAGE_WORDS[self._language][event.stage]
            self._status.show(f"{self._name}: {words} · {event.fraction:.0%}{left}")
        elif isinstance(event, LanguageLocked):
            self._status.note(f"{self._name}: {event.language} ({event.probability:.0%})")
        elif isinstance(event, Noticed):
            self._status.note(notice_text(event.notice.code, event.notice.params, self._language))


def _bench(arguments: argparse.Namespace, _out: TextIO, err: TextIO, _language: UiLanguage) -> int:
    from sottovoce.bench import run_benchmark
    from sottovoce.bench.tables import markdown

    with StatusLine(err) as status:
        status.show(f"bench {arguments.what}")
        result: dict[str, Any] = run_benchmark(
            arguments.what, arguments.data, arguments.only, status.show, arguments.repeats
        )
    write_text(arguments.json, json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    write_text(arguments.json.with_suffix(".md"), markdown(result))
    return EXIT_DONE


def _self_test(arguments: argparse.Namespace, out: TextIO, _err: TextIO, language: UiLanguage) -> int:
    from sottovoce.services.self_test import facts, run_self_test
    from sottovoce.services.self_test_page import save_page, self_test_page

    test = run_self_test()
    page = self_test_page(test, language, date.today().isoformat())
    if arguments.out is not None:
        save_page(page, arguments.out)
    out.write(json.dumps(facts(test), indent=1) + "\n" if arguments.json else page)
    return EXIT_DONE


def _bug_report(error: Exception) -> str:
    """Writes where it happened, but no value of anything, and says where the report lies."""
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    text = "\n".join([f"sottovoce {__version__}", f"python {sys.version}", type(error).__name__, *frames]) + "\n"
    path = state_dir() / "last-problem.txt"
    try:
        write_text(path, text)
    except UserFixable:
        return f"something went wrong inside ({type(error).__name__}); no report could be written"
    return f"something went wrong inside; a report without any content of your meeting lies at {path}"

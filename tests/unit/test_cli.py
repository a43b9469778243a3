"""The command line's contract: exit codes, one line on stderr, files in folders, and nothing said out of turn."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce import __main__, __version__, cli
from sottovoce.core.languages import UiLanguage
from sottovoce.core.paths import state_dir
from sottovoce.core.policy import Policy
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import LanguageLocked, Listener, Notice, NoticeCode, Noticed, Stage, StageStarted
from sottovoce.services.choice import Forecast
from sottovoce.services.process import ProcessOptions
from sottovoce.services.proposal import Proposal, Reason, ReasonCode
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, UserFixable
from sottovoce_models.types import Coverage, Turn
from tests.unit.services.meetings import CANARY, TURNS, finished


class Job:
    """Stands for a meeting's job: each `run` does the next thing of its script."""

    def __init__(self, path: Path, script: list[BaseException | None], options: ProcessOptions) -> None:
        self.path = path
        self.options = options
        self.draft = Draft()
        self.result = finished()
        self._script = script

    @property
    def resumable(self) -> bool:
        return self.draft.recording is not None

    def run(self, listener: Listener, _cancel: object) -> Draft:
        step = self._script.pop(0)
        listener(StageStarted(Stage.SPEECH))
        if step is None or isinstance(step, EngineFault):
            listener(LanguageLocked("en", 0.987))
            self.draft = self.result
        if step is not None:
            raise step
        listener(Noticed(Notice(NoticeCode.FILE_TRUNCATED)))
        return self.draft


Jobs = Callable[..., list[Job]]


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """Replaces the work by scripts: one for each file, in order; gives the jobs that were made."""

    def scripted(*scripts: list[BaseException | None]) -> list[Job]:
        made: list[Job] = []

        class Service:
            def __init__(self, _models: object, policy: Policy) -> None: ...

            def job(self, path: Path, options: ProcessOptions) -> Job:
                made.append(Job(path, list(scripts[len(made)]), options))
                return made[-1]

        monkeypatch.setattr(cli, "ProcessService", Service)
        return made

    return scripted


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return cli.run(arguments, out, err), out.getvalue(), err.getvalue()


def summarize(out: Path, *files: str) -> tuple[int, list[str]]:
    code, said, err = run("summarize", *files, "--out", str(out))
    assert said == ""
    return code, err.splitlines()


FAULT = EngineFault(Code.ENGINE_CRASHED, engine="speech", exit=-9)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["summarize"],
        ["summarize", "a.wav"],
        ["summarize", "a.wav", "--out"],
        ["summarize", "a.wav", "--out", "o", "--speakers", "0"],
        ["summarize", "a.wav", "--out", "o", "--speakers", "many"],
        ["summarize", "a.wav", "--out", "o", "--language", "fr"],
        ["summarize", "a.wav", "--out", "o", "--template", "nonsense"],
        ["summarize", "a.wav", "--out", "o", "--two\nlines"],
        ["bench", "nonsense", "--data", "d", "--json", "j"],
        ["models"],
        ["models", "fetch"],
    ],
)
def test_wrong_usage_is_one_line_that_says_where_to_look(arguments: list[str], tmp_path: Path) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("sottovoce: ")
    assert err.endswith(". “sottovoce --help” shows how.\n")
    assert err.count("\n") == 1


def test_a_template_file_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('schema = "sottovoce.template/1"\nid = "mine"\nfor = "nobody"\n', encoding="utf-8")
    code, out, err = run("summarize", "a.wav", "--out", str(tmp_path / "o"), "--template", str(path))
    assert (code, out) == (2, "")
    assert "line 1" in err or "line 3" in err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("choice", ["de", "en", "de-CH", "mul", "auto"])
def test_a_recording_may_be_in_one_language_or_in_several(choice: str) -> None:
    parsed = cli._parser().parse_args(["summarize", "a.wav", "--out", "o", "--language", choice])
    assert parsed.language == choice


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, text in [
        (["--help"], "summarize"),
        (["summarize", "--help"], "--out"),
        (["--version"], __version__),
    ]:
        with pytest.raises(SystemExit) as caught:
            run(*arguments)
        assert not caught.value.code
        assert text in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.wav", "--asr", "nonsense"], "There is no model “nonsense”."),
        (["a.vtt", "--llm", "nonsense"], "There is no model “nonsense”."),
        (["missing.vtt", "--llm", "none"], "The file is not there."),
        (["missing.json", "--llm", "none"], "The file is not there."),
    ],
)
def test_what_the_user_can_mend_is_one_line_and_two(tmp_path: Path, arguments: list[str], said: str) -> None:
    file, *options = arguments
    code, out, err = run("summarize", str(tmp_path / file), "--out", str(tmp_path / "out"), *options)
    assert (code, out) == (2, "")
    assert err.startswith(f"sottovoce: {said} ")
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_model_is_no_bug_in_other_commands() -> None:
    code, _, err = run("models", "fetch", "nonsense")
    assert (code, err.count("\n")) == (2, 1)


def test_messages_are_in_the_users_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", "de")
    code, _, err = run("summarize", str(tmp_path / "a.vtt"), "--out", str(tmp_path), "--llm", "none")
    assert (code, err.startswith("sottovoce: Die Datei ist nicht vorhanden.")) == (2, True)


def test_a_finished_meeting_lies_in_a_folder_of_its_name(tmp_path: Path, jobs: Jobs) -> None:
    jobs([None])
    code, lines = summarize(tmp_path / "out", "team.wav")
    assert (code, lines) == (
        0,
        [
            "team.wav: Recognizing speech",
            "team.wav: en (99%)",
            "The file ends early or is damaged; everything readable was used.",
            "team.wav: 00:08 of 00:09 minutes of speech have text.",
            str(tmp_path / "out" / "team"),
        ],
    )
    assert len(list((tmp_path / "out" / "team").iterdir())) == 6


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path, jobs: Jobs) -> None:
    jobs([None], [None], [None], [None])
    code, _ = summarize(tmp_path / "out", "a/x.wav", "x-2.wav", "b/x.wav", "b/X.vtt")
    assert code == 0
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert len({name.casefold() for name in names}) == 4
    assert {"x", "x-2"} <= set(names)


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path, jobs: Jobs) -> None:
    jobs([UserFixable(Code.FILE_DAMAGED)], [None])
    code, lines = summarize(tmp_path / "out", "bad.wav", "good.wav")
    assert code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good"]
    assert sum(line.startswith("sottovoce: ") for line in lines) == 1


def test_after_a_fault_it_goes_on_by_itself_once(tmp_path: Path, jobs: Jobs) -> None:
    jobs([FAULT, None])
    code, lines = summarize(tmp_path / "out", "a.wav")
    assert code == 0
    assert "The recognizer process ended unexpectedly (speech)." in lines
    assert (tmp_path / "out" / "a" / "summary.md").exists()


def test_what_was_heard_before_a_second_fault_is_kept(tmp_path: Path, jobs: Jobs) -> None:
    jobs([FAULT, FAULT])
    code, lines = summarize(tmp_path / "out", "a.wav")
    assert code == 70
    assert (tmp_path / "out" / "a" / "transcript.md").exists()
    assert lines[-1].startswith("sottovoce: The recognizer process ended unexpectedly")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Cancelled()])
def test_a_cancel_ends_everything_with_three_and_no_complaint(
    tmp_path: Path, jobs: Jobs, stop: KeyboardInterrupt | SottovoceError
) -> None:
    made = jobs([stop], [None])
    code, lines = summarize(tmp_path / "out", "a.wav", "b.wav")
    assert (code, len(made)) == (3, 1)
    assert lines == ["a.wav: Recognizing speech"]


def test_a_folder_that_cannot_be_written_is_said_before_the_work(tmp_path: Path, jobs: Jobs) -> None:
    made = jobs([None])
    (tmp_path / "file").write_text("")
    code, lines = summarize(tmp_path / "file", "a.wav")
    assert (code, made, len(lines)) == (2, [], 1)
    assert lines[0].startswith("sottovoce: The result cannot be written to")


def test_a_bug_is_seventy_and_a_report_without_content(tmp_path: Path, jobs: Jobs) -> None:
    bug = RuntimeError(f"the patient said {CANARY}")
    bug.__cause__ = ValueError(f"{CANARY} was the cause")
    bug.add_note(f"a note on {CANARY}")
    jobs([bug])
    code, lines = summarize(tmp_path / "out", f"{CANARY}.wav")
    path = state_dir() / "last-problem.txt"
    assert code == 70
    assert lines[-1].endswith(f"lies at {path}")
    assert CANARY not in lines[-1]
    report = path.read_text(encoding="utf-8")
    assert CANARY not in report
    assert f"sottovoce {__version__}" in report
    assert "RuntimeError" in report
    assert "_summarize" in report


def test_a_bug_is_told_even_where_no_report_can_be_written(tmp_path: Path, jobs: Jobs, home: Path) -> None:
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("a file in place of the folder")
    jobs([RuntimeError(CANARY)])
    code, lines = summarize(tmp_path / "out", "a.wav")
    assert code == 70
    assert lines[-1] == "sottovoce: something went wrong inside (RuntimeError); no report could be written"


def test_self_test_prints_what_is_here_as_json() -> None:
    code, out, err = run("self-test", "--json")
    facts = json.loads(out)
    assert (code, err) == (0, "")
    assert facts["app_version"] == __version__
    assert isinstance(facts["writer_installed"], bool)
    assert facts["models"]["whisper-base"] in (True, False)


def test_every_stage_has_words_in_both_languages() -> None:
    for language in UiLanguage:
        assert set(cli._STAGE_WORDS[language]) == set(Stage)


def test_a_command_goes_to_the_command_line_and_files_to_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sottovoce.app

    opened: list[list[Path]] = []

    def window(files: list[Path]) -> int:
        opened.append(files)
        return 0

    monkeypatch.setattr(sottovoce.app, "run_window", window)
    file = tmp_path / "a.wav"
    file.write_bytes(b"")
    for arguments in ([], [str(file)]):
        monkeypatch.setattr(sys, "argv", ["sottovoce", *arguments])
        assert __main__.main() == 0
    assert opened == [[], [file]]
    monkeypatch.setattr(sys, "argv", ["sottovoce", str(tmp_path / "missing.wav")])
    assert __main__.main() == 2
    assert capsys.readouterr().err.startswith("sottovoce: ")


@pytest.mark.parametrize(
    ("vocabulary", "terms"), [(None, ()), ("Anna  Brandt\n\nAcme\r\nAcme\n", ("Anna Brandt", "Acme"))]
)
def test_names_and_terms_come_from_a_file(
    jobs: Jobs, tmp_path: Path, vocabulary: str | None, terms: tuple[str, ...]
) -> None:
    made = jobs([None])
    arguments = []
    if vocabulary is not None:
        (tmp_path / "names.txt").write_text(vocabulary, encoding="utf-8-sig")
        arguments = ["--vocabulary", str(tmp_path / "names.txt")]
    code, _, err = run("summarize", "a.wav", "--out", str(tmp_path / "out"), *arguments)
    assert (code, made[0].options.vocabulary) == (0, terms)
    assert "Brandt" not in err


def test_a_vocabulary_that_is_missing_or_none_is_said_before_any_work(jobs: Jobs, tmp_path: Path) -> None:
    made = jobs([None])
    (tmp_path / "sound.wav").write_bytes(b"RIFF\0\0\0\0")
    for name in ("missing.txt", "sound.wav"):
        code, _, err = run("summarize", "a.wav", "--out", str(tmp_path), "--vocabulary", str(tmp_path / name))
        assert (code, err.count("\n")) == (2, 1)
    assert made == []


def with_coverage(jobs: Jobs, monkeypatch: pytest.MonkeyPatch, coverage: Coverage, turns: tuple[Turn, ...]) -> None:
    """The next job finds these turns."""
    draft = finished()
    assert draft.transcript is not None
    draft.transcript = replace(draft.transcript, turns=turns, coverage=coverage)
    draft.summary = None
    monkeypatch.setattr(sys.modules[__name__], "finished", lambda: draft)
    jobs([None])


def test_how_much_of_the_speech_has_text_is_always_said(
    jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_coverage(jobs, monkeypatch, Coverage(3_820_000, 3_730_000), TURNS)
    code, lines = summarize(tmp_path, "a.wav")
    assert code == 0
    assert "a.wav: 1:02:10 of 1:03:40 minutes of speech have text." in lines


def test_speech_without_any_text_is_no_success(jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_coverage(jobs, monkeypatch, Coverage(61_000, 0), ())
    code, lines = summarize(tmp_path, "a.wav")
    assert code == 2
    assert lines[-3:] == [
        "a.wav: 00:00 of 01:01 minutes of speech have text.",
        str(tmp_path / "a"),
        "sottovoce: Somebody speaks in a.wav (01:01), but no text came of it. "
        "Name the language (--language), use a larger model (--asr), or look for a better recording.",
    ]
    report = json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))
    assert report["coverage"] == {"speech_ms": 61_000, "text_ms": 0}
    assert "00:00 of 01:01" in (tmp_path / "a" / "transcript.md").read_text(encoding="utf-8")


def test_how_long_it_takes_and_with_what_is_said_before_it_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: Jobs
) -> None:
    class Known(Job):
        def run(self, listener: Listener, cancel: object) -> Draft:
            self.draft = finished()
            listener(StageStarted(Stage.SPEECH))
            listener(StageStarted(Stage.MINUTES))
            return self.draft

    class Service:
        def __init__(self, _models: object, policy: Policy) -> None: ...

        def job(self, path: Path, _options: object) -> Job:
            return Known(path, [], ProcessOptions())

    learnt: list[Draft] = []
    forecast = Forecast(Proposal(None, None, (Reason(ReasonCode.QUOTES_MEMORY, "Big (Q8)"),)), 230.0)
    monkeypatch.setattr(cli, "ProcessService", Service)
    monkeypatch.setattr(cli.ChoiceService, "forecast", lambda *_args, **_more: forecast)
    monkeypatch.setattr(cli.ChoiceService, "learn", lambda _self, draft: learnt.append(draft))
    code, lines = summarize(tmp_path / "out", "a.wav")
    assert (code, len(learnt)) == (0, 1)
    assert lines[:3] == [
        "a.wav: about 4 min on this computer",
        "a.wav: Too little memory is free for Big: the minutes show the words as spoken.",
        "a.wav: Recognizing speech",
    ]


def test_a_run_that_began_again_teaches_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: Jobs) -> None:
    learnt: list[Draft] = []
    monkeypatch.setattr(cli.ChoiceService, "learn", lambda _self, draft: learnt.append(draft))
    jobs([FAULT, None])
    assert summarize(tmp_path / "out", "a.wav")[0] == 0
    assert learnt == []

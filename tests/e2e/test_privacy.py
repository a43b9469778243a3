"""A full use of the app, watched by the system: no network socket, no need of a network, no word left behind.

Every check first sees what it looks for: a watcher that sees nothing proves nothing.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import wave
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.conftest import ROOT
from tests.helpers.canary import forms, hits

pytestmark = [pytest.mark.model, pytest.mark.skipif(sys.platform != "linux", reason="strace and namespaces are Linux")]
SECONDS = 10
LIMIT_SECONDS = 300
NETWORK_SOCKET = re.compile(r"socket(?:pair)?\(AF_(?!UNIX|LOCAL)\w+")
PLAN = {
    "opens": "vier Wörter die nicht passen",
    "title": "Kanarientitel Quittenbaum",
    "note": "Notiz vom Zaunkönig",
    "edit": "Verbessert durch Nachtigallenschlag",
    "clip": "Kanarienaufnahme.wav",
    "writer": None,
}
TYPED = [text for name, text in PLAN.items() if text and name != "opens"]
OPENS_A_SOCKET = "import socket; socket.socket(socket.AF_INET).close()"
REACHES_NOTHING = """
import errno, socket
with socket.socket() as tried:
    tried.settimeout(5)
    assert tried.connect_ex(("192.0.2.1", 9)) == errno.ENETUNREACH
"""


@dataclass(frozen=True)
class Input:
    """What the program gets, and what must not get out of it."""

    folder: Path
    sound: bytes


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory, sample_wav: Path) -> Input:
    """A plan and the first seconds of the sample, with a few of its loudest samples."""
    folder = tmp_path_factory.mktemp("input")
    (folder / "plan.json").write_text(json.dumps(PLAN), "utf-8")
    with wave.open(str(sample_wav)) as source, wave.open(str(folder / str(PLAN["clip"])), "wb") as cut:
        cut.setparams(source.getparams())
        pcm = source.readframes(source.getframerate() * SECONDS)
        cut.writeframes(pcm)
    blocks = [pcm[at : at + 64] for at in range(0, len(pcm) - 64, 64)]
    return Input(folder, max(blocks, key=lambda block: len(set(block))))


def program(phase: str, given: Input) -> list[str]:
    return [sys.executable, "-m", "tests.helpers.full_use", phase, str(given.folder)]


def told(output: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in output.splitlines():
        found |= json.loads(line)
    return found


def phrase_of(found: dict[str, Any]) -> str:
    """The longest stretch, without marks of punctuation, that was heard in most of the meetings.

    The same sound begins at another moment in each of them, so not every stretch is heard alike.
    """
    texts: list[str] = found["texts"]
    stretches = [stretch.strip() for text in texts for stretch in re.findall(r"[A-Za-z ]{12,60}", text)]
    return max(stretches, key=lambda stretch: (sum(stretch in text for text in texts), len(stretch)))


def share_heard(texts: Sequence[str], text: str) -> float:
    """How many of the different words of the longest of the texts stand in another, from 0 to 1.

    Sound that begins at another moment is never heard quite alike.
    """
    expected = set(re.findall(r"[a-z]+", max(texts, key=len).lower()))
    return len(expected & set(re.findall(r"[a-z]+", text.lower()))) / max(1, len(expected))


def environment(temporary: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}


def ran(command: Sequence[str | Path], temporary: Path) -> subprocess.CompletedProcess[str]:
    temporary.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_SECONDS,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(temporary),
    )


def traced(command: Sequence[str], log: Path, temporary: Path) -> list[str]:
    """The lines in which any process of the command asked for a network socket, granted or not."""
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,socketpair,connect,sendto,bind,io_uring_setup", "-o", str(log)]
    finished = ran([*strace, *command], temporary)
    assert finished.returncode == 0, finished.stderr
    lines = log.read_text("utf-8").splitlines()
    return [line for line in lines if NETWORK_SOCKET.search(line) or "sin_port" in line or "io_uring_setup" in line]


def shown_by(process: psutil.Process) -> str:
    """What every program of the user can see of a process."""
    try:
        return " ".join([*process.cmdline(), *process.environ().values()])
    except psutil.NoSuchProcess:  # it ended meanwhile
        return ""


def test_no_process_asks_for_a_network_socket(tmp_path: Path, given: Input, model_dir: Callable[[str], Path]) -> None:
    model_dir("whisper-tiny.en")
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    temporary = tmp_path / "tmp"
    control = [
        sys.executable,
        "-c",
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {OPENS_A_SOCKET!r}])",
    ]
    try:
        assert traced(control, tmp_path / "control.txt", temporary), "positive control: a child's socket must be seen"
    except AssertionError as error:
        if "PTRACE" in str(error) or "ptrace" in str(error):
            pytest.skip("this machine does not let strace watch")
        raise
    assert traced(program("whole", given), tmp_path / "ours.txt", temporary) == []
    assert "socket" in (tmp_path / "ours.txt").read_text("utf-8"), "local sockets must have been seen"


def test_without_any_network_everything_works(tmp_path: Path, given: Input, model_dir: Callable[[str], Path]) -> None:
    model_dir("whisper-tiny.en")
    alone = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    temporary = tmp_path / "tmp"
    if shutil.which("unshare") is None or ran([*alone, "true"], temporary).returncode != 0:
        pytest.skip("this machine grants no network namespace of one's own")
    denied = ran([*alone, sys.executable, "-c", REACHES_NOTHING], temporary)
    assert denied.returncode == 0, f"positive control: the network must really be gone: {denied.stderr}"
    finished = ran([*alone, *program("whole", given)], temporary)
    assert finished.returncode == 0, finished.stderr
    found = told(finished.stdout)
    assert len(phrase_of(found)) > 15
    assert all(count >= 0 for count in found["minutes"])
    assert found["hits"][:2] == [1, 1]


def test_after_a_full_use_and_a_crash_no_word_lies_anywhere(
    tmp_path: Path, home: Path, given: Input, model_dir: Callable[[str], Path]
) -> None:
    """Recorded, typed, imported, edited, searched, an export cancelled, killed in the middle, opened again."""
    model_dir("whisper-tiny.en")
    temporary, errors = tmp_path / "tmp", tmp_path / "stderr.txt"
    temporary.mkdir()
    with (
        errors.open("wb") as log,
        subprocess.Popen(
            program("use", given), stdout=subprocess.PIPE, stderr=log, cwd=ROOT, env=environment(temporary)
        ) as child,
    ):
        assert child.stdout is not None
        try:
            lines = [child.stdout.readline() for _ in range(2)]
            assert b"killable" in lines[1], errors.read_text("utf-8")
            family = [psutil.Process(child.pid), *psutil.Process(child.pid).children(recursive=True)]
            seen = " ".join(shown_by(each) for each in family)
        finally:
            child.send_signal(signal.SIGKILL)
    assert not psutil.wait_procs(family[1:], timeout=30)[1], "engines end with the app that was killed"
    before = told(lines[0].decode())
    secrets = [*TYPED, phrase_of(before)]
    assert not [secret for secret in secrets if secret in seen], "nothing of a meeting in arguments or environments"
    assert list(hits(secrets, [home, temporary, errors], [given.sound])) == []
    vault = next(home.rglob("vault.db")).parent
    assert sum(path.stat().st_size for path in vault.rglob("*.svs")) > 2 * SECONDS * 32_000, "the sound is in there"
    assert next(vault.rglob("original.svb")).stat().st_size > SECONDS * 32_000, "so is the file"

    again = ran(program("reopen", given), temporary)
    assert again.returncode == 0, again.stderr
    found = told(again.stdout)
    assert found["recovered"] == 1, "the second recording is there, too"
    assert sorted(found["titles"]) == sorted([Path(str(PLAN["clip"])).stem, PLAN["title"], PLAN["title"]])
    assert PLAN["note"] in found["notes"]
    assert any(str(PLAN["edit"]) in text for text in found["texts"])
    assert found["hits"][0] == 2, "both recordings are found by their title"
    rescued = list((Counter(found["texts"]) - Counter(before["texts"])).elements())
    assert len(rescued) == 1, "positive control: the words of before are in the vault, each as it was"
    assert share_heard(before["texts"], rescued[0]) > 0.5, "and so is what was said until the crash"
    assert list(hits([*secrets, phrase_of({"texts": rescued})], [home, temporary], [given.sound])) == []


def test_what_must_not_lie_anywhere_is_found_where_it_does(tmp_path: Path, given: Input) -> None:
    shutil.copytree(given.folder, tmp_path / "deep" / "er")
    found = list(hits([str(PLAN["title"])], [tmp_path], [given.sound]))
    assert {hit.form for hit in found} >= {"utf-8", "sound"}


@pytest.mark.parametrize("form", sorted(forms("Grüße aus Köln")))
def test_a_planted_canary_is_found_in_every_form(tmp_path: Path, form: str) -> None:
    phrase = "Grüße aus Köln"
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file.bin").write_bytes(b"\0\xff" + forms(phrase)[form] + b"\n")
    assert {hit.path.name for hit in hits([phrase], [tmp_path])} == {"file.bin"}
    assert list(hits(["Grüße aus Bonn"], [tmp_path])) == []

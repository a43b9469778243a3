"""The program as a user starts it, watched by the system: no network socket, and no need of a network.

Every check first sees what it looks for: a watcher that sees nothing proves nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.helpers.canary import forms, hits

pytestmark = [pytest.mark.model, pytest.mark.skipif(sys.platform != "linux", reason="strace and namespaces are Linux")]
SECONDS = 15
LIMIT_SECONDS = 300
NETWORK_SOCKET = re.compile(r"socket(?:pair)?\(AF_(?!UNIX|LOCAL)\w+")
OPENS_A_SOCKET = "import socket; socket.socket(socket.AF_INET).close()"
REACHES_NOTHING = """
import errno, socket
with socket.socket() as tried:
    tried.settimeout(5)
    assert tried.connect_ex(("192.0.2.1", 9)) == errno.ENETUNREACH
"""


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, sample_wav: Path) -> Path:
    """The first seconds of the sample."""
    path = tmp_path_factory.mktemp("clip") / "clip.wav"
    with wave.open(str(sample_wav), "rb") as source, wave.open(str(path), "wb") as cut:
        cut.setparams(source.getparams())
        cut.writeframes(source.readframes(source.getframerate() * SECONDS))
    return path


def program(clip: Path, out: Path) -> list[str]:
    own = [sys.executable, "-m", "sottovoce", "summarize", str(clip), "--out", str(out), "--language", "en"]
    return [*own, "--asr", "whisper-tiny.en", "--llm", "none"]


def ran(command: Sequence[str | Path], temporary: Path) -> subprocess.CompletedProcess[str]:
    temporary.mkdir(exist_ok=True)
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_SECONDS,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(temporary)},
    )


def traced(command: Sequence[str], log: Path, temporary: Path) -> list[str]:
    """The lines in which any process of the command asked for a network socket, granted or not."""
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,socketpair,connect,sendto,bind,io_uring_setup", "-o", str(log)]
    finished = ran([*strace, *command], temporary)
    assert finished.returncode == 0, finished.stderr
    lines = log.read_text("utf-8").splitlines()
    return [line for line in lines if NETWORK_SOCKET.search(line) or "sin_port" in line or "io_uring_setup" in line]


def test_no_process_asks_for_a_network_socket(tmp_path: Path, clip: Path, model_dir: Callable[[str], Path]) -> None:
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
    assert traced(program(clip, tmp_path / "out"), tmp_path / "ours.txt", temporary) == []
    assert "socket" in (tmp_path / "ours.txt").read_text("utf-8"), "local sockets must have been seen"
    assert (tmp_path / "out" / "clip" / "transcript.json").stat().st_size > 500


def test_without_any_network_everything_works_and_no_word_is_left(
    tmp_path: Path, home: Path, clip: Path, model_dir: Callable[[str], Path]
) -> None:
    model_dir("whisper-tiny.en")
    alone = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    temporary = tmp_path / "tmp"
    if shutil.which("unshare") is None or ran([*alone, "true"], temporary).returncode != 0:
        pytest.skip("this machine grants no network namespace of one's own")
    denied = ran([*alone, sys.executable, "-c", REACHES_NOTHING], temporary)
    assert denied.returncode == 0, f"positive control: the network must really be gone: {denied.stderr}"
    finished = ran([*alone, *program(clip, tmp_path / "out")], temporary)
    assert finished.returncode == 0, finished.stderr
    heard = (tmp_path / "out" / "clip" / "transcript.md").read_text("utf-8")
    phrase = max(re.findall(r"[A-Za-z' ]{12,60}", heard.partition("\n")[2]), key=len).strip()
    assert list(hits([phrase], [tmp_path / "out"])), "positive control: the words must be found where they may be"
    assert list(hits([phrase], [home, temporary])) == []
    assert phrase not in finished.stdout + finished.stderr


@pytest.mark.parametrize("form", sorted(forms("Grüße aus Köln")))
def test_a_planted_canary_is_found_in_every_form(tmp_path: Path, form: str) -> None:
    phrase = "Grüße aus Köln"
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file.bin").write_bytes(b"\0\xff" + forms(phrase)[form] + b"\n")
    assert {hit.path.name for hit in hits([phrase], [tmp_path])} == {"file.bin"}
    assert list(hits(["Grüße aus Bonn"], [tmp_path])) == []

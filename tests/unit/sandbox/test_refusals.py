"""The filter and the closed memory on this machine, each in a process of its own: neither can be taken off again."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from typing import Any

import pytest

from sottovoce_models.sandbox import seccomp
from sottovoce_models.sandbox.bpf import ARCHITECTURES

LINUX = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ARCHITECTURES, reason="the filter is for Linux"
)

TRIES = """
import errno, json, socket, subprocess, sys, threading, ctypes
from sottovoce_models.sandbox.seccomp import refuse_network

def tried(family, kind=socket.SOCK_STREAM):
    try:
        socket.socket(family, kind).close()
    except OSError as error:
        return errno.errorcode[error.errno]
    return "open"

def native():
    libc = ctypes.CDLL(None, use_errno=True)
    return "open" if libc.socket(2, 1, 0) >= 0 else errno.errorcode[ctypes.get_errno()]

CHILD = "import socket\\ntry: socket.socket(); print('open')\\nexcept PermissionError: print('EPERM')"
go, told = threading.Event(), {}
def work():
    go.wait()
    told["thread"] = tried(socket.AF_INET)
thread = threading.Thread(target=work); thread.start()
before = [tried(socket.AF_INET), native()]
on = refuse_network()
go.set(); thread.join()
a, b = socket.socketpair()
told.update(
    before=before, on=on, inet=tried(socket.AF_INET), inet6=tried(socket.AF_INET6),
    udp=tried(socket.AF_INET, socket.SOCK_DGRAM), netlink=tried(socket.AF_NETLINK, socket.SOCK_RAW),
    unix=tried(socket.AF_UNIX), native=native(),
    child=subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True).stdout.strip(),
)
print(json.dumps(told))
"""

MEMORY = """
import json, os, psutil
from dataclasses import asdict
from sottovoce_models.sandbox.memory import guard_memory, memory_guard
before = asdict(memory_guard())
after = asdict(guard_memory())
print(json.dumps([before, after, psutil.Process().memory_info().rss > 0, len(os.listdir("/proc/self/fd")) > 0]))
"""


def answers(script: str) -> Any:
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return json.loads(run.stdout)


@LINUX
def test_every_thread_and_child_loses_the_network_and_keeps_local_sockets() -> None:
    told = answers(TRIES)
    assert told["before"] == ["open", "open"], "positive control: sockets can be opened before the filter"
    assert told["on"] is True
    assert told["unix"] == "open"
    refused = {name: told[name] for name in ("inet", "inet6", "udp", "netlink", "native", "thread", "child")}
    assert set(refused.values()) == {"EPERM"}, refused


@LINUX
def test_memory_is_closed_and_the_process_still_knows_itself() -> None:
    before, after, has_memory, has_files = answers(MEMORY)
    assert before["closed_to_others"] is False
    assert after == {"core_dumps_off": True, "closed_to_others": True}
    assert has_memory
    assert has_files


def test_an_unknown_processor_is_told_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert seccomp.refuse_network() is False

"""Tries on this computer what must not be possible, after showing that the tries themselves work.

Processes: the control runs in the fetch process, which may use the network; the app's tries run in this process if it
is confined, else in a fresh one that confines itself like the window; each engine is started once. Takes seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import Any, Final

from sottovoce import __version__
from sottovoce.core import hardening, paths
from sottovoce.core.disk_encryption import Encrypted, Swap, disk_encryption, hibernation, swap_encryption
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess, EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.services.fetch_process import FetchProcess
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.errors import SottovoceError
from sottovoce_models.sandbox.trials import Trial, try_ways_out

_TRIALS: Final = EngineSpec("trials", "sottovoce_models.sandbox.trials:TrialEngine")
_START_SECONDS: Final = 60.0
_MAX_ANSWER_BYTES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class ProcessFindings:
    """What one process tried and what the system answered, and what guards its memory."""

    trials: tuple[Trial, ...]
    memory: hardening.MemoryGuard

    @property
    def refused(self) -> bool:
        """Whether no way led to a network socket."""
        return bool(self.trials) and not any(trial.opened for trial in self.trials)


@dataclass(frozen=True, slots=True)
class EngineFindings:
    """What keeps one engine's process from the network; `sandbox` empty: it could not be started."""

    name: str
    sandbox: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Everything the self-test found out; no content of any meeting."""

    app_version: str
    python: str
    system: str
    writer_installed: bool
    models: tuple[tuple[str, bool], ...]
    control: tuple[Trial, ...]
    app: ProcessFindings
    engine: ProcessFindings
    engines: tuple[EngineFindings, ...]
    disk: Encrypted
    swap: Swap
    hibernation: Swap = Swap.UNKNOWN

    @property
    def control_seen(self) -> bool:
        """Whether the tries succeed where they may; if not, a refusal elsewhere proves nothing."""
        return any(trial.opened for trial in self.control)


def run_self_test(fetcher: FetchProcess | None = None) -> SelfTest:
    """Runs all of it. `fetcher`: the window's, started before it lost the network; without one, one is started here."""
    own = fetcher or FetchProcess(paths.models_dir())
    try:
        control = own.try_ways_out()
    finally:
        if fetcher is None:
            own.close()
    return SelfTest(
        app_version=__version__,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
        writer_installed=find_spec("llama_cpp") is not None,
        models=installed_models(),
        control=control,
        app=_this_process() if fetcher is not None else _confined_process(),
        engine=_engine_process(),
        engines=tuple(_engine_findings(spec) for spec in DEFAULT_ENGINES.values()),
        disk=disk_encryption(paths.vault_dir()),
        swap=swap_encryption(),
        hibernation=hibernation(),
    )


def installed_models() -> tuple[tuple[str, bool], ...]:
    """Every model of the catalogue, and whether its files are here with the right hashes."""
    store = ModelStore(paths.models_dir())
    return tuple((entry.id, store.find(entry) is not None) for entry in load_catalogue().entries)


def facts(test: SelfTest) -> dict[str, Any]:
    """The findings as JSON for programs; the first five keys have been there since version 0.1."""
    return {
        "app_version": test.app_version,
        "python": test.python,
        "system": test.system,
        "writer_installed": test.writer_installed,
        "models": dict(test.models),
        "control": _plain(test.control),
        "control_seen": test.control_seen,
        "app": _process_facts(test.app),
        "engine": _process_facts(test.engine),
        "sandboxes": {engine.name: engine.sandbox for engine in test.engines},
        "disk_encrypted": test.disk.value,
        "swap": test.swap.value,
        "hibernation": test.hibernation.value,
    }


def _process_facts(findings: ProcessFindings) -> dict[str, Any]:
    return {
        "refused": findings.refused,
        "trials": _plain(findings.trials),
        "core_dumps_off": findings.memory.core_dumps_off,
        "closed_to_others": findings.memory.closed_to_others,
    }


def _plain(trials: Sequence[Trial]) -> dict[str, str]:
    return {trial.way: trial.answer for trial in trials}


def _this_process() -> ProcessFindings:
    return ProcessFindings(try_ways_out(), hardening.memory_guard())


def _confined_process() -> ProcessFindings:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_confine_and_try, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_START_SECONDS):
            return ProcessFindings((), hardening.MemoryGuard(core_dumps_off=False, closed_to_others=False))
        answer = json.loads(ours.recv_bytes(_MAX_ANSWER_BYTES))
    except EOFError:
        return ProcessFindings((), hardening.MemoryGuard(core_dumps_off=False, closed_to_others=False))
    finally:
        process.kill()
        process.join()
        ours.close()
    return _findings(answer)


def _confine_and_try(pipe: Connection[Any, Any]) -> None:
    """Entry point of a process that gives up what the window gives up, and then tries."""
    guard = hardening.guard_memory()
    hardening.refuse_network()
    trials = [[trial.way, trial.opened, trial.answer] for trial in try_ways_out()]
    answer = {"trials": trials, "core_dumps_off": guard.core_dumps_off, "closed_to_others": guard.closed_to_others}
    pipe.send_bytes(json.dumps(answer).encode())


def _engine_process() -> ProcessFindings:
    with EngineProcess(_TRIALS) as engine:
        for frame in engine.run("try", {}, (), CancelToken()):
            if isinstance(frame, dict) and frame["type"] == "done":
                return _findings(frame["data"])
    return ProcessFindings((), hardening.MemoryGuard(core_dumps_off=False, closed_to_others=False))


def _findings(answer: dict[str, Any]) -> ProcessFindings:
    return ProcessFindings(
        tuple(Trial(str(way), bool(opened), str(text)) for way, opened, text in answer["trials"]),
        hardening.MemoryGuard(bool(answer["core_dumps_off"]), bool(answer["closed_to_others"])),
    )


def _engine_findings(spec: EngineSpec) -> EngineFindings:
    with EngineProcess(spec) as engine:
        try:
            engine.start()
        except SottovoceError:
            return EngineFindings(spec.name, "")
        return EngineFindings(spec.name, engine.sandbox)

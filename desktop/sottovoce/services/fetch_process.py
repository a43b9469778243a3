"""The only process of the app with a network: it fetches models when asked to, and has no key and no vault.

Process: started (spawn) before the app takes the network away from itself, which its later children inherit; it waits
on a pipe and ends with the app. Threads in it: the main thread fetches, another reads the pipe, so that a cancel is
heard. Frames are JSON: app → fetch {id, transport} · cancel · try; back ← progress · done {path} · error · tried.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import queue
import threading
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final

from sottovoce_models.catalogue import CheckCancelled, OnProgress, TransferProgress, Transport
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, error_for
from sottovoce_models.sandbox.memory import guard_memory
from sottovoce_models.sandbox.trials import Trial, try_ways_out

_POLL_SECONDS: Final = 0.05
_MAX_FRAME_BYTES: Final = 1 << 16
_NAME: Final = "fetch"

Json = dict[str, Any]


class FetchProcess:
    """Fetches models in a process of its own. Thread-safe: one call after another."""

    def __init__(self, store_folder: Path) -> None:
        self._store_folder = store_folder
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None

    def start(self) -> None:
        """Starts it if it does not run; returns at once. A process without network can only start one without."""
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=True)
        process = context.Process(target=_serve, args=(theirs, str(self._store_folder)), name=_NAME, daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours

    def close(self) -> None:
        """Ends it now; what has arrived of a model is kept for the next time."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def fetch(
        self, model_id: str, transport: Transport | None, on_progress: OnProgress, check_cancelled: CheckCancelled
    ) -> Path:
        """The verified model's folder. Errors are those of `catalogue.fetch`; EngineFault when the process died."""
        with self._turn:
            self.start()
            self._send({"type": "fetch", "id": model_id, "transport": transport.value if transport else None})
            while True:
                answer = self._answer(check_cancelled)
                match answer["type"]:
                    case "progress":
                        on_progress(TransferProgress(**answer["data"]))
                    case "done":
                        return Path(answer["path"])

    def try_ways_out(self) -> tuple[Trial, ...]:
        """The self-test's positive control: what the system answers a process that may use the network."""
        with self._turn:
            self.start()
            self._send({"type": "try"})
            return tuple(Trial(*entry) for entry in self._answer(lambda: None)["trials"])

    def _answer(self, check_cancelled: CheckCancelled) -> Json:
        """The next frame; a cancel is passed on once, and the process then says itself that it has stopped."""
        told = False
        while True:
            if not told:
                try:
                    check_cancelled()
                except Cancelled:
                    told = True
                    self._send({"type": "cancel"})
            pipe = self._connected()
            try:
                if not pipe.poll(_POLL_SECONDS):
                    continue
                answer: Json = json.loads(pipe.recv_bytes(_MAX_FRAME_BYTES))
            except (EOFError, OSError) as error:
                raise self._died() from error
            if answer["type"] == "error":
                raise error_for(Code(answer["code"]), **answer["params"])
            if not told or answer["type"] == "done":
                return answer

    def _send(self, message: Json) -> None:
        try:
            self._connected().send_bytes(json.dumps(message).encode())
        except OSError as error:
            raise self._died() from error

    def _connected(self) -> Connection[Any, Any]:
        if self._pipe is None:
            raise self._died()
        return self._pipe

    def _died(self) -> EngineFault:
        self.close()
        return EngineFault(Code.ENGINE_CRASHED, engine=_NAME, exit=0)


def _serve(pipe: Connection[Any, Any], store_folder: str) -> None:
    """Entry point of the process: serves one request after another until the app is gone."""
    guard_memory()
    requests: queue.SimpleQueue[Json] = queue.SimpleQueue()
    cancelled = threading.Event()

    def listen() -> None:
        while True:
            try:
                request: Json = json.loads(pipe.recv_bytes(_MAX_FRAME_BYTES))
            except (EOFError, OSError):
                os._exit(0)  # the app is gone: nobody wants the model any more
            if request["type"] == "cancel":
                cancelled.set()
            else:
                cancelled.clear()
                requests.put(request)

    def tell(answer: Json) -> None:
        try:
            pipe.send_bytes(json.dumps(answer).encode())
        except OSError:
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        request = requests.get()
        if request["type"] == "try":
            tell({"type": "tried", "trials": [[trial.way, trial.opened, trial.answer] for trial in try_ways_out()]})
            continue
        try:
            tell({"type": "done", "path": str(_fetched(request, Path(store_folder), tell, cancelled))})
        except SottovoceError as error:
            tell({"type": "error", "code": str(error.code), "params": error.params})
        except Exception as bug:  # border: the process lives on, and the app hears of it like of any other failure
            params = {"kind": type(bug).__name__, "place": _NAME}
            tell({"type": "error", "code": str(Code.ENGINE_INTERNAL), "params": params})


def _fetched(request: Json, store_folder: Path, tell: Any, cancelled: threading.Event) -> Path:
    from sottovoce_models.catalogue import ModelStore, fetch, load_catalogue

    def check() -> None:
        if cancelled.is_set():
            raise Cancelled

    def report(progress: TransferProgress) -> None:
        tell({"type": "progress", "data": asdict(progress)})

    transport = Transport(request["transport"]) if request["transport"] else None
    return fetch(load_catalogue().entry(request["id"]), ModelStore(store_folder), transport, report, check)

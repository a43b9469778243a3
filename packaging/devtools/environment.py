"""The checkout's own environment: made once, brought up to date when what it is made from changes, else left alone."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from devtools.manifest import Bundle
from devtools.places import Checkout, cache_dir, writable_folder
from devtools.processes import run_or_stop
from devtools.say import SetupError, say
from devtools.system import bring_libraries, find_installer, has_compiler, needs_venv_package, venv_package
from devtools.writer import obtain_wheel, plan_build

PIP: Final = ("-m", "pip", "--disable-pip-version-check", "--no-input")
DEV_EXTRAS: Final = frozenset({"dev", "bench"})
_STAMP_VERSION: Final = 1
_FROM_BUNDLE: Final = "bundle"
_NO_COMPILER: Final = "no compiler"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment was made from, and what became of its writer (`installed`, or why not)."""

    key: str
    extras: frozenset[str]
    writer_key: str
    writer: str

    @property
    def has_writer(self) -> bool:
        return self.writer == "installed"

    def to_json(self) -> str:
        return json.dumps(
            {
                "version": _STAMP_VERSION,
                "key": self.key,
                "extras": sorted(self.extras),
                "writer_key": self.writer_key,
                "writer": self.writer,
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> Stamp | None:
        """The stamp, or None when it is damaged or from another version of this script."""
        try:
            data = json.loads(text)
            if data["version"] != _STAMP_VERSION:
                return None
            return cls(str(data["key"]), frozenset(data["extras"]), str(data["writer_key"]), str(data["writer"]))
        except (ValueError, KeyError, TypeError):
            return None


def read_stamp(checkout: Checkout) -> Stamp | None:
    """The environment's stamp; None when there is no environment, or one that was not finished."""
    try:
        return Stamp.from_json(checkout.stamp.read_text(encoding="utf-8"))
    except OSError:
        return None


def environment_key(checkout: Checkout, python: str) -> str:
    """Changes with the project's metadata, the pinned versions, the Python and the checkout's path."""
    digest = hashlib.sha256()
    for part in (
        checkout.pyproject.read_bytes(),
        checkout.constraints.read_bytes(),
        python.encode(),
        str(checkout.root).encode(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def python_of(venv: Path) -> str | None:
    """The version an environment was made with, read without starting it; None if it is broken."""
    try:
        config = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return None
    entries = dict(re.findall(r"^(\w[\w-]*) *= *(.+?) *$", config, re.MULTILINE))
    version = entries.get("version") or entries.get("version_info")
    return version if version and Path(entries.get("home", "")).is_dir() else None


def usable_python(version: str | None) -> bool:
    """Whether a version such as `3.12.4` is new enough for the project."""
    found = re.match(r"(\d+)\.(\d+)", version or "")
    return found is not None and (int(found[1]), int(found[2])) >= (3, 11)


def up_to_date(stamp: Stamp | None, key: str, extras: Iterable[str]) -> bool:
    """Whether nothing has to be installed: same origin, and at least the extras that are asked for."""
    return stamp is not None and stamp.key == key and set(extras) <= stamp.extras


def offline_env(env: Mapping[str, str]) -> dict[str, str]:
    """An environment in which pip knows no server, proxy or constraint of the user: nothing but the bundle."""
    kept = {name: value for name, value in env.items() if not name.startswith("PIP_")}
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def install_commands(
    python: Path, checkout: Checkout, extras: Iterable[str], wheel: Path | None, bundle: Bundle | None
) -> list[list[str]]:
    """pip's command lines, in order: build tools, the writer's wheel, then the project, editable, with all it needs."""
    source = ["--no-index", "--find-links", str(bundle.wheels)] if bundle else []
    pip = [str(python), *PIP, "install", *source, "-c", str(checkout.constraints)]
    # rouge-score (benches) is the one dependency published as source only; it needs setuptools to become a wheel.
    tools = ["hatchling", *(["setuptools", "wheel"] if "bench" in extras else [])]
    names = ",".join(sorted({*extras, *(["writer"] if wheel else [])}))
    project = f"{checkout.root}[{names}]" if names else str(checkout.root)
    return [
        [*pip, *tools],
        # pip takes two builds of one version for the same thing, so the right one is put in place by force.
        *([[*pip, "--no-deps", "--force-reinstall", str(wheel)]] if wheel else []),
        [*pip, "--no-build-isolation", "--prefer-binary", "-e", project],
    ]


def set_up(checkout: Checkout, *, dev: bool = False, bundle: Bundle | None = None, retry_writer: bool = False) -> Path:
    """Leaves an environment that can run the project (with `dev`, also test it) and returns its Python.

    Does nothing, in milliseconds, when there is nothing to do. A writer that could not be built is tried again only
    when asked (`retry_writer`) or when a compiler has come. Raises `SetupError`.
    """
    extras = DEV_EXTRAS if dev else frozenset[str]()
    stamp = read_stamp(checkout)
    version = python_of(checkout.venv)
    if stamp and version and checkout.python.exists() and up_to_date(stamp, environment_key(checkout, version), extras):
        if stamp.has_writer and stamp.writer_key in {_FROM_BUNDLE, _writer_key(checkout)}:
            return checkout.python
        worth_a_try = has_compiler() if stamp.writer_key == _NO_COMPILER else retry_writer
        if not stamp.has_writer and bundle is None and not worth_a_try:
            say(stamp.writer)
            return checkout.python
    # What was there stays there, but a bundle can only bring what it holds.
    kept = stamp.extras if stamp and bundle is None else frozenset[str]()
    return _install(checkout, extras | kept, bundle)


def _writer_key(checkout: Checkout) -> str:
    return plan_build(checkout, portable=False).key


def _install(checkout: Checkout, extras: frozenset[str], bundle: Bundle | None) -> Path:
    bring_libraries()
    log = writable_folder(cache_dir() / "logs") / "setup.log"
    log.unlink(missing_ok=True)
    _make_venv(checkout, log)
    checkout.stamp.unlink(missing_ok=True)
    version = python_of(checkout.venv)
    if version is None:
        raise SetupError(
            f"{checkout.venv} is not a working environment. Delete that folder and run the same command again."
        )
    writer_key, wheel = _writer(checkout, bundle)
    env = offline_env(os.environ) if bundle else dict(os.environ)
    source = "the bundle" if bundle else "the package server, pinned versions"
    commands = install_commands(checkout.python, checkout, extras, wheel if isinstance(wheel, Path) else None, bundle)
    for number, command in enumerate(commands, start=1):
        run_or_stop(command, log, f"Installing from {source} ({number} of {len(commands)})…", env=env)
    outcome = "installed" if isinstance(wheel, Path) else wheel
    stamp = Stamp(environment_key(checkout, version), extras, writer_key, outcome)
    scratch = checkout.stamp.with_suffix(".part")
    scratch.write_text(stamp.to_json(), encoding="utf-8")
    scratch.replace(checkout.stamp)
    if not stamp.has_writer:
        say(outcome)
    return checkout.python


def _writer(checkout: Checkout, bundle: Bundle | None) -> tuple[str, Path | str]:
    if bundle:
        return _FROM_BUNDLE, bundle.writer_wheel()
    found = obtain_wheel(checkout.python, checkout)
    if isinstance(found, str) and not has_compiler():
        return _NO_COMPILER, found
    return _writer_key(checkout), found


def _make_venv(checkout: Checkout, log: Path) -> None:
    if usable_python(python_of(checkout.venv)) and checkout.python.exists():
        return
    if needs_venv_package():
        installer = find_installer()
        name = (venv_package(installer) if installer else []) or ["the package that holds Python's ensurepip module"]
        raise SetupError(f"This Python cannot make environments. Install {name[0]} and run the same command again.")
    if checkout.venv.is_symlink() or checkout.venv.is_file():
        raise SetupError(f"{checkout.venv} is not a folder. Remove it and run the same command again.")
    if checkout.venv.exists() and not (checkout.venv / "pyvenv.cfg").exists() and any(checkout.venv.iterdir()):
        raise SetupError(f"{checkout.venv} holds something else. Move it away and run the same command again.")
    shutil.rmtree(checkout.venv, ignore_errors=True)
    run_or_stop([sys.executable, "-m", "venv", checkout.venv], log, "Making the environment .venv…")

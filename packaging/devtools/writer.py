"""The language model's library (llama-cpp-python), built once per machine and kept as a wheel in the user's cache.

It is published as source only. Built with its defaults it takes twice as long, for parts that Python never loads;
`decisions/0003` has the measurements.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from devtools.places import Checkout, cache_dir, writable_folder
from devtools.processes import answer, build_step, explain, run_logged
from devtools.say import say
from devtools.system import compiler_advice, has_compiler

REQUIREMENT: Final = "llama-cpp-python==0.3.36"
# The wheel without its compiled parts would be a few hundred kilobytes.
_SMALLEST_WHEEL_BYTES: Final = 1_000_000

_LEAN: Final[Mapping[str, str]] = {
    "LLAMA_BUILD_TESTS": "OFF",
    "LLAMA_BUILD_TOOLS": "OFF",
    "LLAMA_BUILD_EXAMPLES": "OFF",
    "LLAMA_BUILD_SERVER": "OFF",
    "LLAMA_BUILD_APP": "OFF",
    "LLAMA_OPENSSL": "OFF",
    "LLAVA_BUILD": "OFF",
    "MTMD_BUILD": "OFF",
}
# For machines other than the one that builds: what x86-64 computers since 2013 have, and no OpenMP library, which a
# machine without a compiler may lack.
_PORTABLE: Final[Mapping[str, str]] = {"GGML_NATIVE": "OFF", "GGML_OPENMP": "OFF"}
_PORTABLE_X86: Final[Mapping[str, str]] = {"GGML_AVX2": "ON", "GGML_FMA": "ON", "GGML_F16C": "ON", "GGML_BMI2": "ON"}


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Everything that decides what comes out of a build; equal plans may share a wheel."""

    requirement: str
    options: Mapping[str, str]
    hook_sha256: str
    user_cmake_args: str
    platform: str
    libc: str
    cpu: str
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Sixteen hex digits; differs when any part of the plan does."""
        plan = json.dumps({name: _plain(value) for name, value in asdict(self).items()}, sort_keys=True)
        return hashlib.sha256(plan.encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def is_x86(machine: str) -> bool:
    return machine.lower() in {"x86_64", "amd64"}


def portable_cpu(machine: str) -> str:
    """What a computer must have to run a portable build, as written into the bundle's manifest."""
    return "x86-64 with AVX2, FMA, F16C and BMI2 (x86-64-v3)" if is_x86(machine) else machine


def this_cpu() -> str:
    """What a native build depends on: the instruction sets, or failing that the name, of this processor."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() in {"flags", "Features"}:
                return " ".join(sorted(value.split()))
    except OSError:
        pass  # not Linux
    if sys.platform == "darwin":
        return answer(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.machine()
    return os.environ.get("PROCESSOR_IDENTIFIER") or platform.processor() or platform.machine()


def plan_build(checkout: Checkout, *, portable: bool) -> BuildPlan:
    """The build for this machine, or for others of its kind when `portable`."""
    machine = platform.machine()
    options = dict(_LEAN)
    if portable:
        options |= dict(_PORTABLE) | (dict(_PORTABLE_X86) if is_x86(machine) else {})
    return BuildPlan(
        requirement=REQUIREMENT,
        options=options,
        hook_sha256=hashlib.sha256(checkout.llama_build.read_bytes()).hexdigest(),
        user_cmake_args=os.environ.get("CMAKE_ARGS", ""),
        platform=sysconfig.get_platform(),
        libc=" ".join(platform.libc_ver()),
        cpu=portable_cpu(machine) if portable else this_cpu(),
    )


def build_command(python: Path, checkout: Checkout, plan: BuildPlan, out: Path) -> list[str]:
    """pip's command line for the wheel; the options travel as pip settings, so no path needs quoting."""
    defines = {**plan.options, "CMAKE_PROJECT_llama.cpp_INCLUDE": checkout.llama_build.as_posix()}
    return [
        *(str(python), "-m", "pip", "wheel", "--disable-pip-version-check", "--no-input", "-v", "--no-deps"),
        *("--no-binary", "llama-cpp-python", "--no-cache-dir", "-w", str(out)),
        *(f"--config-settings=cmake.define.{name}={value}" for name, value in defines.items()),
        # CMake's own install rules would put headers, scripts and second copies of the libraries beside Python's.
        "--config-settings=wheel.exclude=/lib/**;/include/**;/bin/**",
        plan.requirement,
    ]


def build_env(checkout: Checkout, env: Mapping[str, str]) -> dict[str, str]:
    """The environment of a build whose tools (scikit-build-core, CMake, Ninja) have pinned versions too.

    pip before 25.3 knows the first name, later ones the second; both split at spaces, which an address has none of.
    """
    address = checkout.constraints.as_uri()
    return {**env, "PIP_CONSTRAINT": address, "PIP_BUILD_CONSTRAINT": address}


def find_wheel(folder: Path) -> Path | None:
    """The finished wheel in a cache folder; half a one never counts, because it is moved in when it is whole."""
    return next(
        (wheel for wheel in folder.glob("llama_cpp_python-*.whl") if wheel.stat().st_size > _SMALLEST_WHEEL_BYTES), None
    )


def cached_wheel(plan: BuildPlan) -> Path | None:
    """The wheel of an earlier build by the same plan, from any checkout of this user."""
    return find_wheel(_folder(cache_dir() / "wheels", plan))


def obtain_wheel(python: Path, checkout: Checkout, *, portable: bool = False) -> Path | str:
    """The wheel, from the cache or built now; or the sentence that says why there is none."""
    plan = plan_build(checkout, portable=portable)
    found = cached_wheel(plan)
    if found:
        return found
    if not has_compiler():
        return (
            "There is no C++ compiler, so the part that lets a language model write was left out. "
            f"{compiler_advice()} and run setup again; until then the minutes are made of the words as spoken."
        )
    return _build(python, checkout, plan)


def _folder(wheels: Path, plan: BuildPlan) -> Path:
    return wheels / f"{plan.requirement.replace('==', '-')}-{plan.key}"


def _build(python: Path, checkout: Checkout, plan: BuildPlan) -> Path | str:
    wheels = writable_folder(cache_dir() / "wheels")
    log = wheels / "llama-cpp-python-build.log"
    log.unlink(missing_ok=True)
    say("Building the language model's library, once for this computer: two to ten minutes.")
    with tempfile.TemporaryDirectory(dir=wheels, prefix="build-", ignore_cleanup_errors=True) as scratch:
        command = build_command(python, checkout, plan, Path(scratch))
        env = build_env(checkout, os.environ)
        ok = run_logged(command, log, "Building llama.cpp…", env=env, detail=build_step)
        built = find_wheel(Path(scratch)) if ok else None
        if built is not None:
            folder = _folder(wheels, plan)
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / built.name
            shutil.move(built, target.with_suffix(".part"))
            target.with_suffix(".part").replace(target)
            log.unlink(missing_ok=True)
            return target
    cause = explain(log.read_text(encoding="utf-8", errors="replace")) or "Its log says why."
    return (
        "The language model's library could not be built; everything else works, and the minutes are made of the "
        f"words as spoken. {cause} Then run setup again. Log: {log}"
    )

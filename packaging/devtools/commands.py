"""The script's commands: setup, run, test, bundle."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Final

from devtools import starters
from devtools.bundle import make_bundle
from devtools.environment import read_stamp, set_up
from devtools.manifest import Bundle, open_bundle
from devtools.places import Checkout, this_checkout
from devtools.processes import explain
from devtools.say import Progress, SetupError, say

EXIT_DONE: Final = 0
EXIT_USER_FIXABLE: Final = 2
EXIT_CANCELLED: Final = 3

OUT: Final = Path("minutes")
# Unit and GUI tests share the cores; the others start processes and models that want all of them.
_QUICK_TESTS: Final = ("tests/unit", "tests/gui")
_SLOW_TESTS: Final = ("tests/contract", "tests/integration", "tests/e2e")
_MOST_WORKERS: Final = 8


def main(arguments: Sequence[str]) -> int:
    """Runs one command; 0 done, 2 something the user can change (said in a sentence), 3 cancelled, else the app's."""
    own, extra = split_extra(arguments)
    keep_bytecode(os.environ, this_checkout())
    parser = _parser()
    # Options of pytest are not ours to know.
    options, unknown = parser.parse_known_args(own)
    if unknown and options.command != "test":
        parser.error(f"not understood: {' '.join(unknown)}")
    try:
        return _dispatch(this_checkout(), options, [*unknown, *extra])
    except SetupError as stop:
        say(str(stop))
        return EXIT_USER_FIXABLE
    except KeyboardInterrupt:
        say("Stopped. Running the same command again goes on from here.")
        return EXIT_CANCELLED
    except OSError as error:
        say(
            explain(str(error))
            or f"{error.filename or 'A file'}: {error.strerror}. Mend that and run the same command again."
        )
        return EXIT_USER_FIXABLE


def keep_bytecode(env: MutableMapping[str, str], checkout: Checkout) -> None:
    """Where Python may not leave compiled files beside their sources, those of what is started here lie in `.venv`.

    Else all 800 modules would be compiled again by the window, by every engine process, and by every test of one.
    """
    if env.pop("PYTHONDONTWRITEBYTECODE", ""):
        env.setdefault("PYTHONPYCACHEPREFIX", str(checkout.bytecode))


def split_extra(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before and after a lone `--`; what comes after is handed on untouched."""
    before = list(arguments)
    if "--" not in before:
        return before, []
    at = before.index("--")
    return before[:at], before[at + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Sets up, runs, tests and bundles Sottovoce from this checkout."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    setup = commands.add_parser("setup", help="make or update .venv; nothing to do takes no time")
    setup.add_argument("--dev", action="store_true", help="with the tools for tests and checks")
    setup.add_argument(
        "--from", dest="source", type=Path, metavar="FOLDER", help="install from a bundle, without a network"
    )
    run = commands.add_parser("run", help="set up, fetch the models, open the window; with FILE write its minutes")
    run.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a recording or a transcript")
    run.add_argument(
        "--from", dest="source", type=Path, metavar="FOLDER", help="install from a bundle, without a network"
    )
    commands.add_parser("test", help="set up, fetch the models tests use, run pytest with the arguments given")
    bundle = commands.add_parser("bundle", help="make a folder that installs without a network or a compiler")
    bundle.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    return parser


def _dispatch(checkout: Checkout, options: argparse.Namespace, extra: list[str]) -> int:
    if options.command == "bundle":
        make_bundle(checkout, options.out)
        return EXIT_DONE
    if options.command == "test":
        return _test(checkout, extra)
    if options.source and options.command == "setup" and options.dev:
        raise SetupError("A bundle holds what runs Sottovoce, not the tools that test it. Leave --dev or --from away.")
    bundle = open_bundle(options.source, checkout.constraints) if options.source else None
    if options.command == "setup":
        ready = Progress("Set-up")
        set_up(checkout, dev=options.dev, bundle=bundle, retry_writer=True)
        ready.done("complete")
        return EXIT_DONE
    return _run(checkout, options.file, bundle, extra)


def _has_writer(checkout: Checkout) -> bool:
    stamp = read_stamp(checkout)
    return stamp is not None and stamp.has_writer


def has_display(env: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window could be seen here."""
    return not platform.startswith("linux") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def _run(checkout: Checkout, file: Path | None, bundle: Bundle | None, extra: list[str]) -> int:
    if file is not None and not file.is_file():
        raise SetupError(f"There is no file {file}. Give the path of a recording or a transcript.")
    python = set_up(checkout, bundle=bundle)
    if bundle:
        starters.bring_in(python, bundle)
    else:
        starters.fetch(python, starters.starter_ids(writer=_has_writer(checkout)))
    if file is None and has_display(os.environ):
        return starters.call(starters.app(python, *extra))
    if file is None:
        say("There is no display here, so instead of a window you get the minutes of the sample recording.")
    return _summarize(python, file or checkout.sample, extra)


def _summarize(python: Path, file: Path, extra: list[str]) -> int:
    code = starters.call(starters.app(python, "summarize", file, "--out", OUT, *extra))
    if code != EXIT_DONE:
        return code
    minutes = OUT.resolve() / file.stem / "summary.md"
    say(f"Minutes: {minutes}")
    # The minutes may hold any character; a Windows console's code page does not.
    sys.stdout.buffer.write(minutes.read_bytes())
    sys.stdout.flush()
    return EXIT_DONE


def pytest_rounds(root: Path, arguments: Sequence[str], cores: int = 1) -> list[list[str]]:
    """What pytest is called with: the quick tests first, on all cores, then the slow ones; a path given is a round."""
    if any((root / argument.split("::")[0]).exists() for argument in arguments if not argument.startswith("-")):
        return [list(arguments)]
    rounds = []
    workers = min(cores, _MOST_WORKERS)
    # A worker that died is told at once: pytest-xdist may wait for ever for the tests of one that it replaced.
    shared = [f"--numprocesses={workers}", "--dist=loadfile", "--max-worker-restart=0"] if workers > 1 else []
    for folders, options in ((_QUICK_TESTS, shared), (_SLOW_TESTS, [])):
        present = [folder for folder in folders if any((root / folder).rglob("test_*.py"))]
        if present:
            rounds.append([*present, *options, *arguments])
    return rounds


def _test(checkout: Checkout, arguments: list[str]) -> int:
    python = set_up(checkout, dev=True)
    writer = _has_writer(checkout)
    starters.fetch(python, [*starters.starter_ids(writer=writer), *starters.FOR_TESTS])
    os.chdir(checkout.root)
    for given in pytest_rounds(checkout.root, arguments, os.cpu_count() or 1):
        code = starters.call([str(python), "-m", "pytest", *given], env=starters.headless_env())
        if code != EXIT_DONE:
            return code
    return EXIT_DONE

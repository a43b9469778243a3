"""`sottovoce` opens the window, `sottovoce <command>` needs none. Imports stay small: spawned engines read this."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def main() -> int:
    """Entry point of the console script; returns the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if not arguments or Path(arguments[0]).is_file():
        from sottovoce.app import run_window

        return run_window([Path(argument) for argument in arguments])
    from sottovoce.cli import run
    from sottovoce.core import hardening

    hardening.guard_memory()
    if arguments[0] in {"summarize", "redact"} or arguments[:2] == ["models", "measure"]:
        hardening.refuse_network()
    return run(arguments, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

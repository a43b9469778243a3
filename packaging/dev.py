#!/usr/bin/env python3
"""Sets up, runs, tests and bundles Sottovoce from a checkout; needs nothing but Python 3.11 or newer.

This first file keeps to words that any Python 3 can read, so that an old one says what is wrong in a sentence.
"""

import sys

OLDEST_PYTHON = (3, 11)


def main():
    """Runs the command that was asked for; returns the exit code (0 done, 2 something the user can change)."""
    if sys.version_info < OLDEST_PYTHON:
        found = "%d.%d" % tuple(sys.version_info[:2])  # noqa: UP031 - must parse everywhere
        sys.stderr.write(
            "Sottovoce needs Python 3.11 or newer and this is Python " + found + ". "
            "Install a newer one and run this script with it, for example: python3.12 packaging/dev.py run\n"
        )
        return 2
    from devtools.commands import main as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

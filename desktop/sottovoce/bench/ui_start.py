"""From nothing to a list that can be used; prints its figures as JSON.

Run by `bench ui`: `python -m sottovoce.bench.ui_start PASSPHRASE STARTED_AT`. The passphrase is entered as soon as the
window is drawn, sooner than anybody types: what is behind the door is still being loaded.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(passphrase: str, started_at: float) -> None:
    """Prints the figures and goes without a farewell: nothing here is worth keeping."""
    from sottovoce.bench.ui_window import ShownWindow  # here: the process that fetches reads this file, too

    shown = ShownWindow(started_at, with_fetcher=True)
    began = time.perf_counter()
    shown.unlock(passphrase)
    unlocked = time.perf_counter() - began
    figures = {
        "drawn_s": round(shown.drawn_s, 2),
        "enter_to_list_s": round(unlocked, 2),
        "start_to_list_s": round(shown.drawn_s + unlocked, 2),
        "meetings": len(shown.window.rooms.library.meetings.all),
    }
    sys.stdout.write(json.dumps(figures))
    sys.stdout.flush()
    shown.fetcher.close()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))

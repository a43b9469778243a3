#!/usr/bin/env python3
"""Takes a picture of every view of the window: English light, German dark, twice the text size, a narrow window.

The views are those of the table in tests/gui/views.py, with made-up meetings and nobody's real words. Run it by
`.venv/bin/python tests/gui/screenshots.py [--out FOLDER] [VIEW…]`. Without a display it draws
off screen. The same checkout on the same computer gives the same pictures.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
OUT: Final = ROOT / "desktop" / "screenshots"


@dataclass(frozen=True)
class Variant:
    """How the window looks in a picture."""

    name: str
    language: str
    scheme: str
    text_percent: int
    width: int


VARIANTS: Final = (
    Variant("en-light", "en", "light", 100, 1160),
    Variant("de-dark", "de", "dark", 100, 1160),
    Variant("de-large", "de", "light", 200, 1160),
    Variant("en-narrow", "en", "light", 100, 640),
)


def main(arguments: list[str]) -> int:
    """Writes `VIEW-VARIANT.png` for every view named, or for all; the number of views that could not be shown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("views", nargs="*", metavar="VIEW", help="only these")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    options = parser.parse_args(arguments)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(home) / name.lower())
        options.out.mkdir(parents=True, exist_ok=True)
        return _take(options.views, options.out, Path(home))


def _take(wanted: list[str], out: Path, home: Path) -> int:
    for folder in (ROOT, ROOT / "desktop", ROOT / "models"):
        sys.path.insert(0, str(folder))
    from PySide6.QtWidgets import QApplication

    from tests.gui.views import VIEWS

    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setCursorFlashTime(0)  # a cursor is there or not, not by chance
    failed = 0
    for view in wanted or list(VIEWS):
        for variant in VARIANTS:
            folder = home / f"{view}-{variant.name}"
            folder.mkdir()
            try:
                _picture(view, variant, folder).save(str(out / f"{view}-{variant.name}.png"), "PNG", 0)
            except TimeoutError as error:
                failed += 1
                sys.stderr.write(f"{view}, {variant.name}: {error}\n")
        sys.stdout.write(f"{view}\n")
    return failed


def _picture(view: str, variant: Variant, folder: Path) -> Any:
    from PySide6.QtWidgets import QApplication

    from sottovoce.core.languages import UiLanguage
    from sottovoce.ui.parts.look import Look, Scheme, apply_look
    from tests.gui.views import shown

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no application")
    apply_look(app, Look(Scheme(variant.scheme), variant.text_percent))
    with shown(view, folder, UiLanguage(variant.language), variant.width) as (_, widget):
        return _few_colours(widget.grab().toImage())


def _few_colours(image: Any) -> Any:
    """The picture with its 256 most frequent colours: the eye sees no difference, and it has a third of the bytes."""
    import numpy as np
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(flat.constBits(), dtype=np.uint32)
    colours, counts = np.unique(pixels, return_counts=True)
    table = [int(colour) for colour in colours[np.argsort(counts, kind="stable")[::-1][:256]]]
    how = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return flat.convertToFormat(QImage.Format.Format_Indexed8, table, how)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

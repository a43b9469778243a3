"""HTML of a mail as the plain text a reader sees: nothing is loaded, run or followed. Standard library only."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object"})
_PARAGRAPHS: Final = frozenset("p table ul ol h1 h2 h3 h4 h5 h6 blockquote hr section article pre dl".split())  # noqa: SIM905 -- one line
_LINES: Final = frozenset("div tr li dt dd header footer".split())  # noqa: SIM905 -- one line
_VOID: Final = frozenset("br hr img input meta link area base col embed source track wbr".split())  # noqa: SIM905 -- one line
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.])|mso-hide\s*:\s*all", re.IGNORECASE
)
_MOST_DEPTH: Final = 40


def text_of_html(markup: str) -> str:
    """The text in lines; what is quoted begins with ">" as in plain mails. Never raises for anything."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = []
        self._line: list[str] = []
        self._open: list[tuple[str, bool]] = []  # and whether each hides what is in it
        self._hidden = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        if tag == "li":
            self._line.append("- ")
        if tag in _VOID:
            return
        named = {name: value or "" for name, value in attrs}
        hides = tag in _SILENT or "hidden" in named or bool(_HIDDEN.search(named.get("style", "")))
        self._open.append((tag, hides))
        self._hidden += hides
        self._quoted += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        if tag in _VOID or tag not in {name for name, _ in self._open[-_MOST_DEPTH:]}:
            return
        while self._open:  # what was not closed before is closed with it
            name, hides = self._open.pop()
            self._hidden -= hides
            self._quoted -= name == "blockquote"
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._line.append(data)

    def text(self) -> str:
        """Everything that was seen."""
        self._flush()
        lines = []
        for depth, words in self._lines:
            mark = ">" * min(depth, _MOST_DEPTH)
            lines.append(f"{mark} {words}" if mark and words else mark or words)
        while lines and not lines[-1].strip("> "):
            lines.pop()
        return "\n".join(lines).strip()

    def _break(self, tag: str) -> None:
        """The line ends here, or the paragraph; an empty line is one, several in a row are not more."""
        if tag in _PARAGRAPHS or tag in _LINES or tag == "br":
            ended = self._flush()
            if (tag in _PARAGRAPHS or (tag == "br" and not ended)) and self._lines and self._lines[-1][1]:
                self._lines.append((self._quoted, ""))

    def _flush(self) -> bool:
        words = " ".join("".join(self._line).split())
        self._line = []
        if words:
            self._lines.append((self._quoted, words))
        return bool(words)

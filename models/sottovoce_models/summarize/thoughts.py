"""What a model thinks aloud is no answer: takes `<think>…</think>` out of text as it is written. Pure."""

from __future__ import annotations

from typing import Final

_OPEN: Final = "<think>"
_CLOSE: Final = "</think>"


class Thoughts:
    """Reads an answer piece by piece; however it is cut, `answer` comes out the same.

    A thought that is never closed goes to the end; one that was never opened begins where the text begins.
    """

    def __init__(self) -> None:
        self._held = ""
        self._shown = ""
        self.is_thinking = False

    def feed(self, piece: str) -> None:
        """Takes the next piece."""
        self._held += piece
        while (found := self._next_mark()) is not None:
            at, mark = found
            before, self._held = self._held[:at], self._held[at + len(mark) :]
            if mark == _CLOSE and not self.is_thinking:
                self._shown = ""
            elif not self.is_thinking:
                self._shown += before
            self.is_thinking = mark == _OPEN
        kept = _possible_mark(self._held)
        if not self.is_thinking:
            self._shown += self._held[: len(self._held) - kept]
        self._held = self._held[len(self._held) - kept :]

    @property
    def answer(self) -> str:
        """What has been said so far, without thoughts; the beginning of a mark that never came is said."""
        return self._shown + ("" if self.is_thinking else self._held)

    def _next_mark(self) -> tuple[int, str] | None:
        places = [(self._held.find(mark), mark) for mark in (_OPEN, _CLOSE)]
        return min(((at, mark) for at, mark in places if at >= 0), default=None)


def _possible_mark(text: str) -> int:
    """How many characters at the end may be the beginning of a mark."""
    for length in range(min(len(text), len(_CLOSE) - 1), 0, -1):
        if _OPEN.startswith(text[-length:]) or _CLOSE.startswith(text[-length:]):
            return length
    return 0

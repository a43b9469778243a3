"""E-mail and web addresses, written or spoken: "anna punkt keller at postblitz punkt de"; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import words
from sottovoce_models.summarize.numbers import word_value
from sottovoce_models.types import Span, SpanCategory

NET: Final = "net"

# Every repetition is bounded and begins where a word does: a text of nothing but dots must not take minutes.
_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?![\w@])"
)
_URL: Final = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”]{1,2000}"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:com|org|net|info|biz|io|de|at|ch|li|eu|uk|us|edu|gov|app|dev|online|tv|me|fr|it)"
    r"\b(?:/[^\s<>\"]{0,2000})?",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"(?<!\w)@\w{2,64}(?:[.-]\w{1,64}){0,4}|(?<!\w)[^\W_]{1,40}(?:_[^\W_]{1,40}){1,6}(?!\w)")
_AT: Final = frozenset({"at", "ät", "ett", "et", "äd", "@", "klammeraffe", "affenschwanz", "add"})
_DOT: Final = frozenset({"punkt", "dot", "point", "."})
_JOINTS: Final = frozenset(
    {
        *_DOT,
        "unterstrich",
        "underscore",
        "minus",
        "bindestrich",
        "strich",
        "dash",
        "hyphen",
        "-",
        "_",
        "plus",
    }
)
_TOP: Final = words("de at ch li com org net eu info uk co us edu gov io biz app fr it nl dee-eh d c")
_MAX_PARTS: Final = 10
_MAX_WEB_WORDS: Final = 6
_SLASH: Final = frozenset({"slash", "schrägstrich", "/"})


class NetRecognizer:
    """Addresses in the net."""

    def find(self, passage: Passage) -> Iterator[Span]:
        """EMAIL and URL spans."""
        emails = [match.span() for match in _EMAIL.finditer(passage.text)]
        for start, end in emails:
            yield Span(start, end, SpanCategory.EMAIL, NET, 0.99)
        for pattern in (_URL, _HANDLE):
            for match in pattern.finditer(passage.text):
                if not any(start < match.end() and match.start() < end for start, end in emails):
                    yield Span(match.start(), match.end(), SpanCategory.URL, NET, 0.95)
        yield from _at_written(passage)
        yield from _spoken(passage)


def _at_written(passage: Passage) -> Iterator[Span]:
    """ "t.baker at nhs.net": the sign is spoken, the domain is not."""
    starts = {token.start: at for at, token in enumerate(passage.tokens)}
    for match in _URL.finditer(passage.text):
        at = starts.get(match.start())
        if at is not None and at > 1 and passage.tokens[at - 1].lower in _AT:
            first = _person(passage.tokens, at - 2)
            yield Span(passage.tokens[first].start, match.end(), SpanCategory.EMAIL, NET, 0.95)


def _spoken(passage: Passage) -> Iterator[Span]:
    tokens = passage.tokens
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.lower not in _DOT or token.text == ".":
            continue
        domain_start, end = _domain(tokens, at)
        if end is None:
            continue
        sign = domain_start - 1
        if sign > 0 and tokens[sign].lower in _AT:
            yield Span(tokens[_person(tokens, sign - 1)].start, tokens[end].end, SpanCategory.EMAIL, NET, 0.95)
        else:
            end = _path_end(tokens, end)
            yield Span(tokens[_web(tokens, domain_start)].start, tokens[end].end, SpanCategory.URL, NET, 0.9)
        done = end + 1


def _domain(tokens: tuple[Token, ...], dot: int) -> tuple[int, int | None]:
    """First and last token of the domain around a spoken dot: (0, None) when it has no known end."""
    end: int | None = None
    at = dot
    while at + 1 < len(tokens) and tokens[at].lower in _JOINTS and tokens[at + 1].text[0].isalnum():
        if tokens[at].lower in _DOT and tokens[at + 1].lower in _TOP:
            end = at + 1
        at += 2
    return _local(tokens, dot - 1), end


def _local(tokens: tuple[Token, ...], at: int) -> int:
    """Where a name that ends at a token begins: words joined by spoken marks, single letters and numbers."""
    for _ in range(_MAX_PARTS):
        if at >= 2 and tokens[at - 1].lower in _JOINTS and tokens[at - 2].text[0].isalnum():
            at -= 2
        elif (at >= 1 and len(tokens[at - 1].text) == 1 and tokens[at - 1].is_word and len(tokens[at].text) == 1) or (
            at >= 1 and _is_figure(tokens[at - 1]) and (_is_figure(tokens[at]) or tokens[at].is_digits)
        ):
            at -= 1
        else:
            break
    return max(at, 0)


def _person(tokens: tuple[Token, ...], at: int) -> int:
    """Where the name before the "at" begins: "j smith 42", "a punkt keller achtundsiebzig"."""
    first = _local(tokens, at)
    if first and (_is_figure(tokens[first]) or tokens[first].is_digits) and tokens[first - 1].is_word:
        first = _local(tokens, first - 1)
    if first and tokens[first].is_word and len(tokens[first - 1].text) == 1 and tokens[first - 1].is_word:
        first -= 1
    return first


def _web(tokens: tuple[Token, ...], first: int) -> int:
    """Where a domain begins that somebody began with "www", in words that nothing ties: "w w w dot river clinic"."""
    for at in range(first - 1, max(first - _MAX_WEB_WORDS, 0), -1):
        if not tokens[at].is_word:
            return first
        if tokens[at].lower in _DOT:
            before = tokens[at - 1].lower
            if before not in {"w", "www"}:
                return first
            return max(at - 1 - 2 * (before == "w"), 0)
    return first


def _path_end(tokens: tuple[Token, ...], end: int) -> int:
    while end + 2 < len(tokens) and tokens[end + 1].lower in _SLASH and tokens[end + 2].is_word:
        end += 2
    return end


def _is_figure(token: Token) -> bool:
    return token.is_digits or (token.is_word and token.lower != "und" and word_value(token.lower) is not None)

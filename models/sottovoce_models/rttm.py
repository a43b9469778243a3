"""RTTM, the text format of the NIST evaluations for "who spoke when": a SPEAKER line a span, in seconds. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from sottovoce_models.types import SpeakerSpan


def write(recording: str, spans: Iterable[SpeakerSpan]) -> str:
    """RTTM text, exact to the millisecond; white space in names becomes `_`, because fields are parted by it."""
    name = _field(recording)
    return "".join(
        f"SPEAKER {name} 1 {span.start_ms / 1000:.3f} {(span.end_ms - span.start_ms) / 1000:.3f} "
        f"<NA> <NA> {_field(span.speaker)} <NA> <NA>\n"
        for span in spans
    )


def read(text: str) -> tuple[SpeakerSpan, ...]:
    """The spans of all SPEAKER lines, sorted by start; other lines are skipped, a broken one raises ValueError."""
    spans = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields or fields[0] != "SPEAKER":
            continue
        try:
            start_s, length_s, speaker = float(fields[3]), float(fields[4]), fields[7]
            spans.append(SpeakerSpan(round(start_s * 1000), round((start_s + length_s) * 1000), speaker))
        except (IndexError, ValueError, OverflowError) as error:
            raise ValueError(f"RTTM line {number} is not a speaker's span") from error
    return tuple(sorted(spans, key=lambda span: (span.start_ms, span.end_ms)))


def _field(text: str) -> str:
    return "_".join(text.split()) or "_"

"""What a table of error texts is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sottovoce_models.errors import Code


@dataclass(frozen=True, slots=True)
class ErrorText:
    """One sentence for what happened, one for the next step."""

    happened: str
    next_step: str


Texts = Mapping[Code, tuple[ErrorText, ErrorText]]

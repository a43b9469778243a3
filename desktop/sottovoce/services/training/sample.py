"""A training sample: what is written of a meeting, and nothing that leads back to it. Pure.

Its id is random. It holds no id, title, name or time of a meeting, no voice and no label of who spoke; what ties it to
the meeting lies in the vault alone.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sottovoce.core.training_texts import prompt_of
from sottovoce.services.training.excerpt import PassageKind
from sottovoce.services.training.recall import RECALL_VERSION
from sottovoce.services.training.review import Review, texts_of
from sottovoce_models import codec

SCHEMA: Final = "sottovoce.trainingsample/1"
TASK: Final = "minutes"
STAND_INS: Final = "stand_ins"
INVENTED: Final = "invented"
_ID: Final = re.compile(r"s[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class TrainingSample:
    """`categories`: how many replacements of which kind.

    `made_with`: versions and hashes of what made it, and `STAND_INS` where its names are invented.
    """

    id: str
    task: str
    language: str
    messages: tuple[Message, ...]
    categories: Mapping[str, int]
    made_with: Mapping[str, str]
    measured: str = RECALL_VERSION

    def __post_init__(self) -> None:
        if not is_sample_id(self.id):
            raise ValueError("not the id of a sample")


def new_sample_id() -> str:
    """A random one; it begins with a letter, since some readers of tables take digits for a number."""
    return f"s{secrets.token_hex(16)}"


def is_sample_id(text: str) -> bool:
    """Whether it is the id of a sample, which is also the name of its file."""
    return _ID.fullmatch(text) is not None


def sample_of(review: Review, sample_id: str, made_with: Mapping[str, str]) -> TrainingSample:
    """The sample of a review; ValueError when there is nothing in it."""
    lines, turns = texts_of(review, PassageKind.LINE), texts_of(review, PassageKind.TURN)
    if not lines:
        raise ValueError("a sample needs minutes")
    system, request = prompt_of(review.language, with_talk=bool(turns))
    user = "\n".join([request, *(f"– {_one_line(turn)}" for turn in turns)])
    messages = (
        Message("system", system),
        Message("user", user),
        Message("assistant", "\n".join(_one_line(line) for line in lines)),
    )
    return TrainingSample(sample_id, TASK, review.language[:2], messages, review.categories, dict(made_with))


def sample_bytes(sample: TrainingSample) -> bytes:
    """The file of a sample."""
    document = {"schema": SCHEMA, **codec.plain(sample)}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def sample_from(data: bytes) -> TrainingSample:
    """A sample from its file; ValueError if it is none."""
    document: Any = json.loads(data)
    if not isinstance(document, dict) or document.pop("schema", None) != SCHEMA:
        raise ValueError(f"not a {SCHEMA} document")
    return codec.from_plain(TrainingSample, document)


def row_of(sample: TrainingSample) -> dict[str, Any]:
    """Its line in the file for training: the same keys and types for every sample."""
    messages = [{"role": each.role, "content": each.content} for each in sample.messages]
    return {"id": sample.id, "task": sample.task, "language": sample.language, "messages": messages}


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return sha256(data).hexdigest()


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""The files of the training folder that are made from the samples: always the same bytes for the same samples. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_texts import CARD
from sottovoce.services.training.recall import recall_text
from sottovoce.services.training.sample import TrainingSample, fingerprint, row_of, sample_bytes

TRAIN: Final = "data/train.jsonl"
CARD_NAME: Final = "README.md"
CROISSANT: Final = "croissant.json"
WITHDRAWN: Final = "withdrawn.json"
MANIFEST: Final = "MANIFEST"
SAMPLES: Final = "samples"
WITHDRAWN_SCHEMA: Final = "sottovoce.withdrawn/1"


def generated(samples: Iterable[TrainingSample], withdrawn: Iterable[str]) -> dict[str, bytes]:
    """Everything but the samples themselves, by path inside the folder; the list of all with hashes comes last."""
    ordered = sorted(samples, key=lambda each: each.id)
    train = "".join(json.dumps(row_of(each), ensure_ascii=False) + "\n" for each in ordered).encode()
    files = {
        TRAIN: train,
        CARD_NAME: _card(ordered).encode(),
        CROISSANT: _croissant(fingerprint(train)).encode(),
        WITHDRAWN: _withdrawn(withdrawn).encode(),
    }
    hashes = {name: fingerprint(data) for name, data in files.items()}
    hashes |= {f"{SAMPLES}/{each.id}.json": fingerprint(sample_bytes(each)) for each in ordered}
    return {**files, MANIFEST: _manifest(hashes).encode()}


def withdrawn_ids(data: bytes) -> frozenset[str]:
    """The ids in a list of withdrawn samples, also in one that was damaged: nothing may come back for that."""
    return frozenset(found.decode() for found in re.findall(rb"(?<![0-9a-z])s[0-9a-f]{32}(?![0-9a-z])", data))


def hashes_of(data: bytes) -> dict[str, str]:
    """The hashes in a MANIFEST by path; lines that are none are passed over."""
    lines = data.decode("utf-8", "replace").splitlines()
    return {name: digest for line in lines if (parts := line.split("  ", 1))[1:] for digest, name in [parts]}


def _withdrawn(ids: Iterable[str]) -> str:
    return json.dumps({"schema": WITHDRAWN_SCHEMA, "withdrawn": sorted(ids)}, indent=1) + "\n"


def _manifest(hashes: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))


def _card(samples: Sequence[TrainingSample]) -> str:
    languages = sorted({each.language for each in samples})
    count = f"{len(samples)} sample" + ("" if len(samples) == 1 else "s")
    front = [
        "---",
        "pretty_name: De-identified training samples",
        "license: other",
        "license_name: stays-in-this-folder",
        *(["language:", *(f"- {each}" for each in languages)] if languages else []),
        "task_categories:",
        "- summarization",
        "configs:",
        "- config_name: default",
        "  data_files:",
        "  - split: train",
        f"    path: {TRAIN}",
        "---",
        "",
    ]
    return "\n".join(front) + CARD.format(count=count, recall=recall_text(UiLanguage.EN))


def _croissant(train_sha256: str) -> str:
    """Croissant 1.0 (mlcommons.org/croissant/1.0): one file, one set of records."""
    fields = [_field(name, name) for name in ("id", "task", "language")]
    fields += [_field("roles", "messages", "role"), _field("contents", "messages", "content")]
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "de-identified-training-samples",
        "description": "De-identified, not anonymous. Stays in this folder; see README.md and withdrawn.json.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": "https://schema.org/CopyrightedWork",
        "url": "https://example.invalid/stays-in-this-folder",
        "version": "1.0.0",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": "train",
                "name": "train",
                "contentUrl": TRAIN,
                "encodingFormat": "application/jsonlines",
                "sha256": train_sha256,
            }
        ],
        "recordSet": [{"@type": "cr:RecordSet", "@id": "samples", "name": "samples", "field": fields}],
    }
    return json.dumps(document, indent=1) + "\n"


def _field(name: str, column: str, inside: str = "") -> dict[str, Any]:
    """A column of the records; `inside`: one value out of each of a list of objects."""
    source: dict[str, Any] = {"fileObject": {"@id": "train"}, "extract": {"column": column}}
    field: dict[str, Any] = {"@type": "cr:Field", "@id": f"samples/{name}", "name": name, "dataType": "sc:Text"}
    if inside:
        return {**field, "repeated": True, "source": {**source, "transform": {"jsonPath": inside}}}
    return {**field, "source": source}


_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

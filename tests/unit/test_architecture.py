"""The rules of the house, held by reading the source; each finder is shown an offence first, lest it be blind."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_LINES = 400
ENGINE_LIBRARIES = {"faster_whisper", "ctranslate2", "llama_cpp", "onnxruntime", "av", "torch", "huggingface_hub"}
NETWORK_MODULES = {
    "socket",
    "http",
    "urllib",
    "requests",
    "ssl",
    "truststore",
    "asyncio",
    "ftplib",
    "smtplib",
    "QtNetwork",
}

# Where a bug of any kind is stopped: the engine's loop, the command line, and the threads that run jobs for someone.
BORDERS = {
    "models/sottovoce_models/engine.py",
    "desktop/sottovoce/cli.py",
    "desktop/sottovoce/pipeline/engine_process.py",
    "desktop/sottovoce/services/jobs.py",
    "desktop/sottovoce/ui/parts/background.py",
    "desktop/sottovoce/ui/settings/fetch_adapter.py",
    "desktop/sottovoce/services/fetch_process.py",
}
# Adapters of a library whose exceptions have no base class of their own; they translate and raise.
ADAPTERS = {"models/sottovoce_models/speakers/onnx_networks.py"}
# The model fetch is the only thing that may reach the network.
FETCHING = {"models/sottovoce_models/catalogue/http_stream.py", "models/sottovoce_models/catalogue/hub.py"}
# The self-test opens sockets to show that it cannot; it sends nothing.
TRYING = {"models/sottovoce_models/sandbox/trials.py"}


def sources(*folders: str) -> dict[str, str]:
    """Every Python file under the folders, by its path from the root."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert files
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


APP = sources("desktop", "models")
SHIPPED = sources("desktop", "models", "packaging")
ALL = sources("desktop", "models", "packaging", "tests")

Finder = Callable[[str], Iterator[int]]


def offences(find: Finder, files: dict[str, str]) -> list[str]:
    return [f"{name}:{line}" for name, text in files.items() for line in find(text)]


def called(node: ast.AST) -> str:
    """The name that is called, without what it belongs to."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def prints(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "pprint"}:
            yield node.lineno


def built_translations(text: str) -> Iterator[int]:
    """Texts to translate that are put together on the spot: no translator would ever see them."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and called(node) in {"tr", "translate"}:
            for part in (part for argument in node.args for part in ast.walk(argument)):
                if isinstance(part, ast.JoinedStr | ast.BinOp) or called(part) == "format":
                    yield node.lineno


def broad_excepts(text: str) -> Iterator[int]:
    """Handlers of everything that do not simply pass it on."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            kinds = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
            broad = any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in kinds)
            last = node.body[-1]
            if broad and not (isinstance(last, ast.Raise) and last.exc is None):
                yield node.lineno


def swallowing_excepts(text: str) -> Iterator[int]:
    """Broad handlers that do not end in an error of ours."""
    lines = set(broad_excepts(text))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler) and node.lineno in lines and not isinstance(node.body[-1], ast.Raise):
            yield node.lineno


def imports_of(names: set[str], *, top_level_only: bool = False) -> Finder:
    def find(text: str) -> Iterator[int]:
        tree = ast.parse(text)
        for node in tree.body if top_level_only else ast.walk(tree):
            imported: list[str] = []
            if isinstance(node, ast.Import):
                imported = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                imported = [node.module or "", *(alias.name for alias in node.names)]
            if any(set(name.split(".")) & names for name in imported) and imported[:1] != ["urllib.parse"]:
                yield node.lineno

    return find


def undocumented(text: str) -> Iterator[int]:
    if not ast.get_docstring(ast.parse(text)):
        yield 1


def comments(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def bare_suppressions(text: str) -> Iterator[int]:
    """A suppression without the rule it suppresses or without a reason beside it."""
    reason = r"\s+(?:#|--?)\s*\w"
    for line, comment in comments(text):
        for mark, rule in (
            ("noqa", r"noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*"),
            ("type: ignore", r"type: ignore\[[a-z, -]+\]"),
        ):
            if re.match(rf"# {mark}\b", comment) and not re.match(f"# {rule}{reason}", comment):
                yield line


def machine_paths(text: str) -> Iterator[int]:
    pattern = re.compile(r"/(?:home|Users)/\w\w|/(?:root|mnt)/")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.search(line):
            yield number


def vague_names(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?)$", node.name):
            yield node.lineno


BLINDFOLDS: list[tuple[Finder, str, str]] = [
    (prints, "def f():\n    print(1)\n", "log.print(1)\n"),
    (built_translations, "self.tr(f'{a} files')\n", "self.tr('%n files', '', a)\n"),
    (built_translations, "translate('c', '{}'.format(a))\n", "translate('c', '{n}').format(n=a)\n"),
    (built_translations, "self.tr('a' + b)\n", "f(self.tr('a') + b)\n"),
    (broad_excepts, "try: f()\nexcept Exception as e: g(e)\n", "try: f()\nexcept OSError as e: g(e)\n"),
    (
        broad_excepts,
        "try: f()\nexcept (OSError, BaseException): g()\n",
        "try: f()\nexcept Exception:\n  g()\n  raise\n",
    ),
    (broad_excepts, "try: f()\nexcept: pass\n", "try: f()\nfinally: pass\n"),
    (swallowing_excepts, "try: f()\nexcept Exception: pass\n", "try: f()\nexcept Exception as e: raise Ours from e\n"),
    (imports_of({"http"}), "def f():\n    from http import client\n", "from mine.https import client\n"),
    (imports_of({"urllib"}), "import urllib.request\n", "from urllib.parse import quote\n"),
    (imports_of({"QtNetwork"}), "from PySide6 import QtNetwork\n", "from PySide6 import QtCore\n"),
    (imports_of({"av"}, top_level_only=True), "import av.audio\n", "def f():\n    import av\n"),
    (undocumented, "import a\n", '"""A."""\n'),
    (bare_suppressions, "a = 1  # noqa\n", "a = 1  # noqa: S101 -- a reason\n"),
    (bare_suppressions, "a = 1  # noqa: S101\n", "a = '# noqa'\n"),
    (bare_suppressions, "a = 1  # type: ignore[arg-type]\n", "a = 1  # type: ignore[arg-type] # a reason\n"),
    (machine_paths, "a = '/home" + "/anna/minutes'\n", "a = '/etc/hosts'\n"),
    (vague_names, "class JobManager: ...\n", "class Managerial: ...\n"),
]


@pytest.mark.parametrize(("find", "offence", "innocence"), BLINDFOLDS)
def test_no_finder_is_blind_or_sees_ghosts(find: Finder, offence: str, innocence: str) -> None:
    assert list(find(offence)) != []
    assert list(find(innocence)) == []


def test_no_file_is_long() -> None:
    long = {name: text.count("\n") for name, text in SHIPPED.items() if text.count("\n") >= MAX_LINES}
    assert long == {}


def test_nothing_is_printed() -> None:
    assert offences(prints, APP) == []


def test_texts_to_translate_are_whole() -> None:
    assert sum(text.count("tr(") for text in APP.values()) > 50
    assert offences(built_translations, APP) == []


def test_bugs_are_stopped_at_the_borders_only() -> None:
    found = offences(broad_excepts, APP)
    assert {place.split(":")[0] for place in found} == BORDERS | ADAPTERS
    assert offences(swallowing_excepts, {name: APP[name] for name in ADAPTERS}) == []


def test_only_the_model_fetch_can_reach_the_network() -> None:
    places = {place.split(":")[0] for place in offences(imports_of(NETWORK_MODULES), APP)}
    assert places <= FETCHING | TRYING


def test_engine_libraries_are_imported_where_they_are_needed_not_before() -> None:
    files = {
        name: text for name, text in APP.items() if not name.startswith(("desktop/sottovoce/bench/", "models/tools/"))
    }
    assert offences(imports_of(ENGINE_LIBRARIES, top_level_only=True), files) == []


@pytest.mark.parametrize("module", ["sottovoce.indoors", "sottovoce.cli"])
def test_no_engine_library_is_loaded_with_the_app(module: str, tmp_path: Path) -> None:
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
        timeout=60,
    )
    loaded = {name.split(".")[0] for name in json.loads(run.stdout)}
    assert loaded & ENGINE_LIBRARIES == set()
    assert module == "sottovoce.indoors" or "PySide6" not in loaded


def test_imports_point_one_way(tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run(
        [tool, "--config", ROOT / "pyproject.toml", "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout


def test_every_module_says_what_it_is_for() -> None:
    assert offences(undocumented, SHIPPED) == []


def test_every_suppression_gives_its_reason() -> None:
    assert offences(bare_suppressions, ALL) == []


def test_no_path_of_one_machine_is_left() -> None:
    own = Path(__file__).relative_to(ROOT).as_posix()
    assert offences(machine_paths, {name: text for name, text in ALL.items() if name != own}) == []


def test_names_say_what_a_thing_is() -> None:
    assert offences(vague_names, SHIPPED) == []
    assert [name for name in SHIPPED if re.search(r"(manager|helpers?|utils?|misc|common)\.py$", name)] == []

"""German is complete, current and true to the placeholders; English has its plurals."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sottovoce.ui.parts.translation import I18N_DIR

UI_DIR = I18N_DIR.parent / "ui"
SOURCES = sorted(UI_DIR.rglob("*.py"))
BIN = Path(sys.executable).parent


def _messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 -- our own file
        for message in context.iter("message"):
            found[context.findtext("name") or "", message.findtext("source") or ""] = message
    return found


def _texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


@pytest.mark.parametrize(("name", "options"), [("sottovoce_de.ts", []), ("sottovoce_en.ts", ["-pluralonly"])])
def test_the_translation_files_are_current(tmp_path: Path, name: str, options: list[str]) -> None:
    fresh = tmp_path / name
    shutil.copy(I18N_DIR / name, fresh)
    before = set(_messages(fresh))
    lupdate = shutil.which("pyside6-lupdate", path=str(BIN))
    assert lupdate is not None
    subprocess.run(
        [lupdate, "-noobsolete", "-locations", "none", *options, *map(str, SOURCES), "-ts", str(fresh)],
        check=True,
        capture_output=True,
    )
    assert set(_messages(fresh)) == before, "run pyside6-lupdate and pyside6-lrelease (see i18n/README.md)"


@pytest.mark.parametrize("name", ["sottovoce_de.ts", "sottovoce_en.ts"])
def test_nothing_is_unfinished_and_placeholders_are_the_same(name: str) -> None:
    for (context, source), message in _messages(I18N_DIR / name).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {source}"
        for text in _texts(message):
            assert text.strip(), f"{context}: {source}"
            wanted = sorted(re.findall(r"\{\w+\}|%n", source))
            assert sorted(re.findall(r"\{\w+\}|%n", text)) == wanted, f"{context}: {source} -> {text}"
            assert source.count("&") == text.count("&"), f"{context}: {source} -> {text}"


def test_the_compiled_files_are_those_of_the_sources(tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=str(BIN))
    assert lrelease is not None
    for name in ("sottovoce_de", "sottovoce_en"):
        out = tmp_path / f"{name}.qm"
        subprocess.run([lrelease, str(I18N_DIR / f"{name}.ts"), "-qm", str(out)], check=True, capture_output=True)
        assert out.read_bytes() == (I18N_DIR / f"{name}.qm").read_bytes(), "run pyside6-lrelease"


def test_no_text_to_translate_is_or_stands_in_an_f_string() -> None:
    """Such a text is extracted with its braces, or not at all, and never found when the window runs."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            inside = ast.walk(node) if isinstance(node, ast.JoinedStr) else iter(())
            calls = [call for call in inside if isinstance(call, ast.Call)]
            assert not any(_translates(call) for call in calls), f"{path.name}:{node.lineno}"  # type: ignore[attr-defined]  # a JoinedStr has one
            if isinstance(node, ast.Call) and _translates(node):
                assert all(isinstance(a, ast.Constant) for a in node.args[:2] if not isinstance(a, ast.Name | ast.Call))
                assert not any(isinstance(a, ast.JoinedStr) for a in node.args), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_text_of_the_window_is_in_the_german_file(path: Path) -> None:
    """Also those that lupdate passes over without a word, such as plurals outside of a class."""
    plural = {
        source: message.get("numerus") for (_, source), message in _messages(I18N_DIR / "sottovoce_de.ts").items()
    }
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not _translates(node):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        told = node.args[1:] if name == "translate" else node.args
        if told and isinstance(told[0], ast.Constant):
            assert told[0].value in plural, f"{path.name}:{node.lineno}"
            assert len(told) < 3 or plural[told[0].value], f"{path.name}:{node.lineno}"


def _translates(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in {"tr", "translate"}


def test_german_says_sie_and_uses_our_words() -> None:
    messages = _messages(I18N_DIR / "sottovoce_de.ts")
    german = " ".join(text for message in messages.values() for text in _texts(message))
    assert not re.search(r"\b(du|dein|deine|dir|dich)\b", german, re.IGNORECASE)
    assert "!" not in german
    for words in (
        ("wording", "Overview", "Überblick"),
        ("wording", "Decisions", "Beschlüsse"),
        ("wording", "To do", "Aufgaben"),
        ("wording", "Open questions", "Offene Fragen"),
        ("StartPage", "Nothing leaves this computer.", "Nichts verlässt diesen Computer."),
    ):
        assert _texts(messages[words[0], words[1]]) == [words[2]]

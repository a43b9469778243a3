"""Whatever was spoken, imported or typed is shown as it is: no markup, no link, nothing loaded, no layout burst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit, QTextBrowser, QTextEdit, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.vault.rows_meetings import Bookmark
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.search import Hit, HitKind
from sottovoce_models.types import Speaker, SummaryItem
from tests.gui import consent_views, sample_content
from tests.gui.views import VIEWS, Sample, shown

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

_HOSTILE: Final = {
    "markup": '<b onclick="x">bold</b><img src="file:///etc/passwd"><a href="http://evil.example/">go</a>',
    "markdown": "![x](http://evil.example/x.png) [go](javascript:alert(1)) **bold** `code`",
    "entity": "&lt;b&gt; &amp; &#60;i&#62; & &&",
    "bidi": "abc \u202e gnp.exe \u2066 x \u2069 \u200f end",
    "control": "a\x07b\x1b[31mc\u2028d\u0085e",
    "one word": "W" * 4_000,
    "combining": "Z" + "\u0300\u0321" * 400,
}
_CONSENT: Final = ("record_asking", "dialog_person", "dialog_joined", "dialog_notice", "dialog_consent")
_VIEWS: Final = (
    *(
        "meeting",
        "meeting_asked",
        "writing_choices",
        "meeting_asked_not_said",
        "asking_several",
        "search",
        "settings_terms",
        "dialog_rename",
        "dialog_delete",
        "dialog_again",
        "start",
    ),
    *(*_CONSENT, "dialog_standing"),
)


@pytest.fixture(autouse=True)
def loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every resource that a document is asked for; there must be none."""
    asked: list[str] = []

    def load(self: QTextDocument, kind: int, name: QUrl) -> object:
        asked.append(name.toString())
        return None

    monkeypatch.setattr(QTextDocument, "loadResource", load)
    yield asked
    assert asked == []


@pytest.fixture(params=list(_HOSTILE))
def hostile(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The made-up meetings, with this in every place where people's words can stand."""
    text = _HOSTILE[request.param]
    fill = sample_content.fill

    def poisoned(desk: object, language: UiLanguage) -> object:
        from tests.gui.fake_desk import FakeDesk

        assert isinstance(desk, FakeDesk)
        row = fill(desk, language)
        desk.rows = {key: replace(each, title=text, source=f"{text[:40]}.wav") for key, each in desk.rows.items()}
        for script in desk.scripts:
            draft = script.draft
            assert draft.transcript is not None
            draft.transcript = replace(
                draft.transcript,
                speakers={key: Speaker(text[:60]) for key in draft.transcript.speakers},
                turns=tuple(replace(turn, text=text) for turn in draft.transcript.turns),
            )
            items = tuple(_poisoned(item, text) for item in draft.items)
            draft.items = list(items)
            if draft.summary is not None:
                draft.summary = replace(draft.summary, items=items)
        desk.bookmarks[row.id] = (Bookmark(1_000, text),)
        desk.vocabularies.lists = {text: Vocabulary(text, (text,))}
        desk.hits = (Hit(row.id, text, HitKind.TURN, text, ((0, 3),), "t1", 11_500),)
        return row

    monkeypatch.setattr(sample_content, "fill", poisoned)
    monkeypatch.setattr(consent_views, "people", lambda _: (text, f"{text[:60]}2", f"{text[:60]}3"))
    return text


def _poisoned(item: SummaryItem, text: str) -> SummaryItem:
    citations = tuple(replace(each, quote=text) for each in item.citations)
    return replace(item, text=text, owner=text[:60], due=text[:60], citations=citations)


@pytest.mark.parametrize("name", _VIEWS)
def test_it_is_shown_as_it_is(hostile: str, name: str, tmp_path: Path) -> None:
    assert set(_VIEWS) <= set(VIEWS)
    with shown(name, tmp_path, UiLanguage.EN) as (sample, widget):
        if name == "settings_terms":
            sample.until(lambda: sample.window.rooms.pages.settings.vocabulary.chosen.count() > 1)
        for root in {sample.window, widget}:
            assert _rendered(root, hostile) == []
            assert _links(root) == []
        assert widget.grab().size().width() < 4_000, "one word does not burst the window"
        _sane(sample)


def _sane(sample: Sample) -> None:
    screen = sample.window.screen().availableGeometry()
    assert sample.window.minimumSizeHint().width() <= max(1_160, screen.width())


def _rendered(root: QWidget, text: str) -> list[str]:
    """Widgets that hold the text and would take it for markup."""
    found = []
    begins = text[:12]
    for each in root.findChildren(QWidget):
        if isinstance(each, QLabel) and begins in each.text() and each.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{type(each).__name__} {each.textFormat()}")
        if isinstance(each, QMessageBox) and each.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"dialog {each.text()[:30]}")
        tip = each.toolTip()
        if "<" in begins and begins in tip:  # not escaped
            found.append(f"tooltip of {type(each).__name__}")
    return found


def _links(root: QWidget) -> list[str]:
    """Anything that could be clicked and would lead out, or could fetch something."""
    found: list[str] = []
    for each in root.findChildren(QObject):
        if isinstance(each, QTextBrowser) and each.openExternalLinks():
            found.append("a browser that opens links")
        plain = Qt.TextFormat.PlainText
        if isinstance(each, QLabel) and each.openExternalLinks() and each.textFormat() is not plain:
            found.append(f"a label that opens links: {each.text()[:30]}")
        if isinstance(each, QTextEdit) and not isinstance(each, QPlainTextEdit) and "<a href" in each.toHtml():
            found.append("a text with a link")
    return found


@pytest.mark.parametrize("text", list(_HOSTILE.values()), ids=list(_HOSTILE))
def test_tooltips_and_labels_say_it_letter_by_letter(text: str, qapp: QApplication) -> None:
    label = PlainLabel(text, wrap=True)
    assert label.text() == text
    assert label.textFormat() is Qt.TextFormat.PlainText
    document = QTextDocument()
    document.setHtml(tooltip(text))
    squeezed = "".join(text.split())
    assert "".join(document.toPlainText().split()) == squeezed or "\x07" in text
    assert all(not fragment.isImageFormat() for fragment in document.allFormats())
    assert all(not fragment.toCharFormat().isAnchor() for fragment in document.allFormats())

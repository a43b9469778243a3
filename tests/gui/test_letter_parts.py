"""The pieces of the page for writing, by themselves: words that are marked, and what is typed over them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sottovoce.ui.compose.letter_view import LetterView
from sottovoce.ui.compose.marked_text import MarkedText
from sottovoce.ui.compose.part_editor import PartEditor
from sottovoce.ui.compose.part_row import Proofs
from sottovoce.ui.parts.theme import current_theme
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray


def tinted(text: MarkedText, qtbot: QtBot) -> set[int]:
    """The columns of pixels that have the colour of a mark."""
    qtbot.addWidget(text)
    text.resize(400, 40)
    text.show()
    image = text.grab().toImage()
    tint = current_theme().doubt_tint
    return {
        x for x in range(image.width()) for y in range(image.height()) if QColor(image.pixel(x, y)).rgb() == tint.rgb()
    }


def test_every_place_of_a_word_is_marked_and_nothing_else(qtbot: QtBot) -> None:
    text = MarkedText()
    text.show_text("Meier said that Meier comes.", ["Meier"])
    columns, metrics = tinted(text, qtbot), text.fontMetrics()
    between = metrics.horizontalAdvance("Meier sa")
    second = metrics.horizontalAdvance("Meier said that Me")
    assert metrics.horizontalAdvance("Me") in columns
    assert between not in columns
    assert second in columns


def test_letters_beyond_the_first_plane_do_not_move_the_mark(qtbot: QtBot) -> None:
    text = MarkedText()
    text.show_text("\U0001f600\U0001f600 says Meier.", ["Meier"])
    columns, metrics = tinted(text, qtbot), text.fontMetrics()
    assert metrics.horizontalAdvance("\U0001f600\U0001f600 says Me") in columns
    assert metrics.horizontalAdvance("\U0001f600\U0001f600 sa") not in columns


def test_markup_is_text_and_long_words_break(qtbot: QtBot) -> None:
    text = MarkedText()
    text.show_text("<b>no</b>")
    one = text.heightForWidth(400)
    text.show_text("x" * 500)
    assert text.heightForWidth(200) > 5 * one
    assert text.text == "x" * 500


def test_unchanged_words_are_not_kept_anew(qtbot: QtBot) -> None:
    editor = PartEditor("As it was.", can_ask=True)
    qtbot.addWidget(editor)
    kept: list[str] = []
    editor.kept.connect(kept.append)
    with qtbot.waitSignal(editor.gave_up):
        QTest.keyClick(editor.text, Qt.Key.Key_Return)
    QTest.keyClick(editor.instruction, Qt.Key.Key_Return)  # an empty instruction asks for nothing
    editor.text.setPlainText("Else.")
    QTest.mouseClick(editor.keep_button, Qt.MouseButton.LeftButton)
    assert kept == ["Else."]


def test_parts_grow_in_order_and_keep_to_their_marks(qtbot: QtBot) -> None:
    view = LetterView()
    qtbot.addWidget(view)
    view.show()
    view.begin(Proofs(False, lambda _: ""))
    view.add_part(Part(Origin.FRAME, Layout.PARAGRAPH, "Hello,"))
    view.add_part(Part(Origin.WRITTEN, Layout.SENTENCE, "Otto comes."), (Stray(1, "Otto"),))
    assert [row.part.text for row in view.rows] == ["Hello,", "Otto comes."]
    assert view.rows[1].text.marks == ("Otto",)
    assert not view.subject.isVisible()
    view.wipe()
    assert not view.rows
    view.add_part(Part(Origin.FRAME, Layout.PARAGRAPH, "late"))  # of a letter that nobody waits for any more
    assert not view.rows

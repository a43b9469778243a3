"""The few rules in which our controls differ from Fusion: flat, rounded, a focus ring one can see."""

from __future__ import annotations

from string import Template
from typing import Final

from sottovoce.ui.parts.icons import ICONS_DIR
from sottovoce.ui.parts.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the main window in a theme."""
    return _SHEET.substitute(
        page=theme.page.name(),
        side=theme.side.name(),
        text=theme.text.name(),
        meta=theme.meta.name(),
        line=theme.line.name(),
        hover=theme.hover.name(),
        accent=theme.accent.name(),
        on_accent=theme.on_accent.name(),
        tint=theme.accent_tint.name(),
        doubt=theme.doubt.name(),
        doubt_tint=theme.doubt_tint.name(),
        danger=theme.danger.name(),
        control=theme.side.name() if theme.dark else theme.page.name(),
        tick=(ICONS_DIR / f"tick-{'black' if theme.dark else 'white'}.svg").as_posix(),
        arrow=(ICONS_DIR / "down.svg").as_posix(),
        up=(ICONS_DIR / "up.svg").as_posix(),
    )


# `role` is a property of our own: what a control is for decides how it looks.
_SHEET: Final = Template("""
QMainWindow, QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget { background: $page; }
QWidget#side, QWidget#bar { background: $side; }
QWidget#bar { border-bottom: 1px solid $line; }
QWidget#side { border-right: 1px solid $line; }
QWidget#player { background: $side; border: 1px solid $line; border-width: 1px 0; }
QWidget#recording { background: $side; border-top: 2px solid $danger; }
QScrollArea, QAbstractScrollArea { border: 0; }
QLabel { background: transparent; }
QLabel[role="meta"] { color: $meta; }
QLabel[role="doubt"] { color: $doubt; }
QLabel[role="heading"] { color: $meta; }

QPushButton, QToolButton, QComboBox, QLineEdit {
    border: 1px solid $line; border-radius: 6px; padding: 5px 12px; background: $control; color: $text;
}
QToolButton { border-color: transparent; background: transparent; padding: 5px 6px; }
QPushButton:hover, QComboBox:hover { background: $hover; }
QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QComboBox:disabled { color: $meta; border-color: $line; }
QToolButton:disabled { color: $meta; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $meta; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; font-weight: 600; }
QToolButton:checked { background: $doubt_tint; color: $doubt; }
QToolButton[role="answer"] { border: 1px solid $line; background: $control; padding: 4px 10px; }
QToolButton[role="answer"]:hover { background: $hover; }
QToolButton[role="answer"]:checked { background: $tint; color: $accent; border-color: $accent; font-weight: 600; }
QToolButton[role="answer"]:focus { border: 2px solid $accent; padding: 3px 9px; }
QLabel#signstate, QLabel#signdetail { color: #FFFFFF; }
QFrame#said { background: $tint; border: 0; border-radius: 8px; }
QToolButton[role="switch"]:checked { background: $tint; border-color: $accent; }
QToolButton[role="fold"]:checked { background: transparent; color: $text; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { padding: 4px 5px; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[role="chip"] {
    background: $tint; color: $accent; border-radius: 10px; padding: 1px 3px; border: 1px solid transparent;
}
QToolButton[role="chip"]:hover { border-color: $accent; }
QToolButton[role="chip"]:focus { border: 2px solid $accent; padding: 0px 2px; }
QToolButton[role="chip"]:disabled { background: $hover; color: $meta; }
QToolButton[role="quiet"] { padding: 1px 6px; }
QToolButton[role="voice"] { padding: 2px 2px 2px 2px; border-radius: 12px; }
QToolButton[role="voice"]:focus { padding: 1px 1px 1px 1px; }

QComboBox { padding-right: 4px; }
QComboBox:focus { padding-right: 3px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$arrow"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $page; color: $text; border: 1px solid $line; padding: 4px; }

QAbstractSpinBox {
    border: 1px solid $line; border-radius: 6px; padding: 4px 4px 4px 8px; background: $control; color: $text;
}
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 3px 3px 7px; }
QAbstractSpinBox:disabled { color: $meta; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 20px; }
QSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QDateEdit::drop-down { border: 0; width: 24px; }

QToolButton[role="side"] { padding: 3px 6px; }
QToolButton[role="side"]:focus { padding: 2px 5px; }
QToolButton[role="side"]:checked { background: $tint; color: $accent; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid $meta; border-radius: 4px; background: $control;
}
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { border-color: $line; background: $line; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox:disabled { color: $meta; }

QRadioButton { spacing: 8px; }
QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $meta; border-radius: 9px; background: $control;
}
QRadioButton::indicator:hover { background: $hover; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $page; }
QRadioButton::indicator:focus { width: 14px; height: 14px; border: 2px solid $accent; }
QRadioButton::indicator:checked:focus { width: 8px; height: 8px; border: 5px solid $text; background: $accent; }

QListWidget { border: 1px solid $line; border-radius: 6px; padding: 4px; background: $page; color: $text; }
QListWidget:focus { border: 2px solid $accent; padding: 3px; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; color: $text; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $tint; color: $accent; }
QListWidget::indicator { width: 16px; height: 16px; border: 1px solid $meta; border-radius: 4px; background: $control; }
QListWidget::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QListWidget::indicator:indeterminate { background: $tint; border: 2px solid $accent; width: 14px; height: 14px; }

QProgressBar { background: $line; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QFrame#banner { background: $doubt_tint; border: 0; border-left: 3px solid $doubt; border-radius: 0; }
QFrame#steps { background: $tint; border: 0; border-bottom: 1px solid $line; border-radius: 0; }
QLabel:disabled { color: $meta; }
QFrame#drop { background: $hover; border: 1px dashed $meta; border-radius: 10px; }
QFrame#drop[over="true"] { background: $tint; border: 2px solid $accent; }
QFrame#line { border: 2px solid transparent; border-radius: 6px; background: transparent; }
QFrame#line:hover { background: $hover; }
QFrame#line:focus { border-color: $accent; }
QFrame#row { background: transparent; border: 0; border-bottom: 1px solid $line; }
QLabel#codegroup { border: 2px solid transparent; border-radius: 6px; padding: 2px 4px; }
QLabel#codegroup:focus { border-color: $accent; }
QTextEdit, QPlainTextEdit { border: 1px solid $line; border-radius: 6px; background: $page; color: $text; }
QPlainTextEdit { padding: 4px 8px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QTextEdit#turn:focus { border: 0; }
QFrame#findbar, QFrame#doubtsbar { border: 0; border-bottom: 1px solid $line; }
QFrame#findbar { background: $side; }
QFrame#doubtsbar { background: $doubt_tint; border-left: 3px solid $doubt; }

QListWidget#sections { background: transparent; outline: 0; }
QListWidget#sections::item { padding: 7px 10px; margin: 1px 0; border-radius: 6px; border: 2px solid transparent; }
QListWidget#sections::item:hover { background: $hover; color: $text; }
QListWidget#sections::item:selected { background: $tint; color: $text; }
QListWidget#sections::item:focus { border: 2px solid $accent; }
QLabel#keys, QLabel#finding, QLabel#spoken { border: 2px solid transparent; border-radius: 6px; padding: 3px 4px; }
QLabel#keys:focus, QLabel#finding:focus, QLabel#spoken:focus { border-color: $accent; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QTabBar { background: $page; }
QTabBar::tab {
    background: transparent; border: 0; border-bottom: 2px solid transparent; padding: 6px 4px;
    margin: 0 12px 0 0; color: $meta;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { border-bottom-color: $text; }

QMenu { background: $page; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $meta; }
QToolTip { background: $page; color: $text; border: 1px solid $line; padding: 4px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $meta; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: 0; width: 0; height: 0;
}
""")

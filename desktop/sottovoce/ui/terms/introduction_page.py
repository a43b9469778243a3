"""Shown once: what holds here, and under which profile the vault is used. Going on agrees to nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.terms import TERMS, Terms
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.terms.profile_choice import ProfileChoice
from sottovoce.ui.terms.terms_view import TermsView

_COLUMN_PX = 640


class IntroductionPage(PageColumn):
    """Two steps, of which one may be left out. Signals: finished() the last step is done."""

    finished = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=_COLUMN_PX)
        self._language = language
        self._asks_profile = False
        self._terms, self._profile = QWidget(), QWidget()
        self._make_terms()
        self._make_profile()
        self.column.addWidget(self._terms)
        self.column.addWidget(self._profile)

    @property
    def kind(self) -> ProfileKind | None:
        """The profile that was chosen here; None where it was not asked for."""
        return self.choice.kind if self._asks_profile else None

    def begin(self, profile: Profile, before: Terms | None, *, terms: bool) -> None:
        """Shows the terms (if `terms`; `before`: those that were seen last), then asks for a profile if none is."""
        self._asks_profile = not profile.chosen
        self.choice.show_profile(profile)
        self.done_button.setEnabled(False)
        self._title.setText(TERMS.page(self._language).title)
        self._changed.setVisible(before is not None)
        self.view.show_page(TERMS.page(self._language), before.page(self._language) if before is not None else None)
        self._turn(terms=terms)

    def enter(self) -> None:
        """The page is shown: what comes next waits."""
        (self.next_button if not self._terms.isHidden() else next(iter(self.choice.buttons.values()))).setFocus()

    def _make_terms(self) -> None:
        self._title = PlainLabel("", "title", wrap=True)
        self._changed = PlainLabel(
            self.tr("This page has changed. New words are underlined, words that went are struck through."),
            "meta",
            wrap=True,
        )
        self.view = TermsView()
        self.next_button = QPushButton(self.tr("Go on"))
        self.next_button.setProperty("role", "primary")
        self.next_button.clicked.connect(self._on_read)
        info = PlainLabel(self.tr("You find this page in the settings at any time."), "meta", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.next_button)
        row.addSpacing(8)
        row.addWidget(info, 1)
        column = _column(self._terms)
        for widget in (self._title, self._changed, self.view):
            column.addWidget(widget)
        column.addLayout(row)

    def _make_profile(self) -> None:
        title = PlainLabel(self.tr("What do you use Sottovoce for?"), "title", wrap=True)
        why = PlainLabel(
            self.tr(
                "Who is bound to professional secrecy gets stricter defaults. You can change this in the settings."
            ),
            wrap=True,
        )
        self.choice = ProfileChoice(self._language)
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.setAccessibleName(self.tr("Done: use this profile"))
        self.done_button.setProperty("role", "primary")
        self.done_button.clicked.connect(self.finished)
        self.choice.chosen.connect(lambda _: self.done_button.setEnabled(True))
        row = QHBoxLayout()
        row.addWidget(self.done_button)
        row.addStretch(1)
        column = _column(self._profile)
        for widget in (title, why, self.choice):
            column.addWidget(widget)
        column.addLayout(row)

    def _on_read(self) -> None:
        if self._asks_profile:
            self._turn(terms=False)
            self.enter()
        else:
            self.finished.emit()

    def _turn(self, *, terms: bool) -> None:
        self._terms.setVisible(terms)
        self._profile.setVisible(not terms)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column

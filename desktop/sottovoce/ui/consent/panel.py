"""Before a recording: ask first, mark every answer, and only then start. No answer is here before somebody gave it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.consent import (
    START_PURPOSES,
    Answer,
    MeetingConsent,
    Participant,
    Purpose,
    Role,
    start_blockers,
)
from sottovoce.core.consent_notices import NoticeFacts, NoticeText, notice
from sottovoce.services.consent import asking
from sottovoce.services.handouts import local_now
from sottovoce.ui.consent import consent_wording as words
from sottovoce.ui.consent.name_field import NameField
from sottovoce.ui.consent.notice_dialog import LANGUAGE_NAMES
from sottovoce.ui.consent.notice_language import own_language
from sottovoce.ui.consent.people_list import PeopleList
from sottovoce.ui.parts.check_box import WrappingCheckBox
from sottovoce.ui.parts.flow_layout import FlowLayout
from sottovoce.ui.parts.labels import PlainLabel, button_text, selectable, tooltip

_LANGUAGE_KEY: Final = "record/notice"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the notice says of how long things are kept: see `NoticeFacts`."""

    audio_days: int | None = None
    keep_years: int | None = None


class ConsentPanel(QWidget):
    """Signals: changed() somebody came, went or answered; agreed() everyone did, by one key; details_pressed(id);
    several_pressed(); notice_pressed().
    """

    changed = Signal()
    agreed = Signal()
    details_pressed = Signal(str)
    several_pressed = Signal()
    notice_pressed = Signal()

    def __init__(self, settings: QSettings, now: Callable[[], str] = local_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._now = settings, now
        self._terms, self._system_sound = Terms(), False
        self._suggested: frozenset[str] = frozenset()
        self.consent = asking.with_user(MeetingConsent(purposes=frozenset(START_PURPOSES)), self.tr("Me"))
        self.script = selectable(PlainLabel(wrap=True))
        self.language = QComboBox()
        self.notice_button = QPushButton(self.tr("Read aloud or print…"))
        self.purposes = {each: WrappingCheckBox(words.purpose_name(each)) for each in START_PURPOSES}
        self.people = PeopleList(now)
        self.new_name = NameField(self.tr("Who is here? Name, then Enter"), self.tr("Name of somebody who is here"))
        self.add_button = QPushButton(button_text(self.tr("Add")))
        self.several_button = QPushButton(self.tr("Several…"))
        self.everyone_button = QPushButton(button_text(self.tr("Everyone agreed")))
        self.alone_button = QPushButton(button_text(self.tr("I am alone")))
        self.proof = WrappingCheckBox(self.tr("After the start, have everyone repeat their yes as proof"))
        self._make()
        self._lay_out()
        self._connect()
        self._refresh()

    # What there is

    @property
    def alone(self) -> bool:
        """Whether the user says that nobody else is there or on the line."""
        return self.alone_button.isChecked() and not asking.others(self.consent)

    @property
    def system_sound_may_run(self) -> bool:
        """Whether nobody on the line has yet to answer."""
        on_line = [each for each in self.consent.participants if each.on_line]
        return all(each.given(Purpose.RECORD).answer is Answer.YES for each in on_line)

    @property
    def repeats_wanted(self) -> bool:
        """Whether everyone is to repeat their yes when it is recorded."""
        return self.proof.isChecked() and bool(asking.others(self.consent))

    def told(self) -> NoticeText:
        """The notice as it fits this meeting."""
        return self.told_in(self.language.currentData())

    def told_in(self, language: str) -> NoticeText:
        """The same in another of its languages."""
        own = next((each.name for each in self.consent.participants if each.role is Role.USER), "")
        facts = NoticeFacts(
            who="" if own == self.tr("Me") else own,
            purposes=self.consent.purposes,
            audio_days=self._terms.audio_days,
            keep_years=self._terms.keep_years,
            on_line=self._system_sound or any(each.on_line for each in self.consent.participants),
        )
        return notice(language, facts)

    def given(self) -> MeetingConsent:
        """What is stored if the user starts now."""
        return asking.at_the_start(self.consent, self.told().reference, self._now())

    def why_not(self) -> tuple[str, ...]:
        """Why nothing may be recorded yet, in sentences; empty when everyone has agreed."""
        if not asking.others(self.consent) and not self.alone:
            return (self.tr("Say who is here or on the line, or that you are alone."),)
        given = self.given()
        return words.blocker_lines(given, start_blockers(given))

    def hints(self) -> tuple[str, ...]:
        """What may have been forgotten about people on the line."""
        on_line = any(each.on_line for each in self.consent.participants)
        if self._system_sound and not on_line:
            return (
                self.tr("What this computer plays is recorded. Is somebody on the line? Nobody is listed as that."),
            )
        if on_line and not self._system_sound:
            return (self.tr("Somebody is on the line, but what this computer plays is not recorded."),)
        return ()

    # What comes from outside

    def begin(self, suggested: MeetingConsent) -> None:
        """A new meeting: nothing of the one before stays."""
        self.alone_button.setChecked(False)
        self.proof.setChecked(False)
        self.new_name.clear()
        self._suggested = frozenset(each.id for each in suggested.participants)
        purposes = suggested.purposes or frozenset(START_PURPOSES)
        self.consent = asking.with_user(replace(suggested, purposes=purposes), self.tr("Me"))
        self._refresh()

    def suggest(self, suggested: MeetingConsent) -> None:
        """People of another matter: those of the one before go, whoever was typed in here stays."""
        typed = [each for each in asking.others(self.consent) if each.id not in self._suggested]
        self._suggested = frozenset(each.id for each in suggested.participants)
        both = replace(suggested, participants=(*suggested.participants, *typed), purposes=self.consent.purposes)
        self.consent = asking.with_user(both, self.tr("Me"))
        self._refresh()

    def show_facts(self, terms: Terms, *, system_sound: bool) -> None:
        """What the notice has to say besides."""
        if (terms, system_sound) != (self._terms, self._system_sound):
            self._terms, self._system_sound = terms, system_sound
            self._refresh()

    def put(self, person: Participant) -> None:
        """Somebody new, or somebody known as they are now."""
        self._change(self.consent.with_participant(person))

    def add_names(self, names: Sequence[str], *, on_line: bool = False) -> None:
        """Several at once; who is listed already is not listed twice."""
        known = {each.name.casefold() for each in self.consent.participants}
        consent = self.consent
        for name in names[: asking.MAX_PEOPLE]:
            if name.casefold() not in known:
                consent = consent.with_participant(asking.new_person(name, on_line=on_line))
        self._change(consent)

    def first_stop(self) -> QWidget:
        """Where somebody begins who has just come to the page."""
        return self.everyone_button if asking.others(self.consent) else self.new_name

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [
            self.script,
            self.language,
            self.notice_button,
            *self.purposes.values(),
            *self.people.tab_stops,
            self.new_name,
            self.add_button,
            self.several_button,
            self.everyone_button,
            self.alone_button,
            self.proof,
        ]

    # Doing

    def _change(self, consent: MeetingConsent) -> None:
        self.consent = consent
        self._refresh()

    def _press(self) -> None:
        """The one of the two buttons that is seen."""
        (self.everyone_button if asking.others(self.consent) else self.alone_button).click()

    def _agree(self) -> None:
        self._change(asking.everyone_agreed(self.consent, self._now()))
        self.agreed.emit()

    def _on_purposes(self) -> None:
        wanted = [each for each, box in self.purposes.items() if box.isChecked() or each is Purpose.RECORD]
        self._change(asking.asked_for(self.consent, wanted))

    def _on_language(self) -> None:
        self._settings.setValue(_LANGUAGE_KEY, self.language.currentData())
        self._refresh()

    def _refresh(self) -> None:
        told = self.told()
        self.script.setText(f"“{told.spoken_script}”" if told.language == "en" else f"„{told.spoken_script}“")
        self.script.setAccessibleName(self.tr("To be said aloud: {script}").format(script=told.spoken_script))
        for purpose, box in self.purposes.items():
            box.blockSignals(True)
            box.setChecked(purpose in self.consent.purposes)
            box.blockSignals(False)
        self.purposes[Purpose.SUMMARIZE].setEnabled(Purpose.TRANSCRIBE in self.consent.purposes)
        self.people.show_people(self.consent)
        there = bool(asking.others(self.consent))
        self.everyone_button.setVisible(there)
        self.alone_button.setVisible(not there)
        self.proof.setVisible(there)
        for before, after in pairwise(self.tab_stops):
            QWidget.setTabOrder(before, after)
        self.changed.emit()

    # Making

    def _make(self) -> None:
        self.script.setFocusPolicy(self.script.focusPolicy().StrongFocus)
        self.script.setObjectName("spoken")
        self.script.setIndent(0)
        for tag, text in LANGUAGE_NAMES.items():
            self.language.addItem(text, tag)
        self.language.setAccessibleName(self.tr("Language of the question and the notice"))
        wanted = self._settings.value(_LANGUAGE_KEY, own_language(), str)
        self.language.setCurrentIndex(max(0, self.language.findData(wanted)))
        self.purposes[Purpose.RECORD].setEnabled(False)
        self.several_button.setToolTip(tooltip(self.tr("Paste a list of names, or those a mail went to")))
        self.everyone_button.setProperty("role", "primary")
        self.everyone_button.setToolTip(
            tooltip(self.tr("You asked aloud, and everyone said yes. Mark a no where there was one. (Ctrl+Enter)"))
        )
        self.alone_button.setCheckable(True)
        self.alone_button.setToolTip(tooltip(self.tr("Nobody else is in the room or on the line (Ctrl+Enter)")))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press)

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(self._on_language)
        self.notice_button.clicked.connect(self.notice_pressed)
        for box in self.purposes.values():
            box.toggled.connect(self._on_purposes)
        self.people.changed.connect(self.put)
        self.people.details_pressed.connect(self.details_pressed)
        self.people.removed.connect(lambda each: self._change(asking.without(self.consent, each)))
        self.new_name.entered.connect(self.add_names)
        self.add_button.clicked.connect(self.new_name.enter)
        self.several_button.clicked.connect(self.several_pressed)
        self.everyone_button.clicked.connect(self._agree)
        self.alone_button.toggled.connect(self._refresh)
        self.alone_button.clicked.connect(self.agreed)

    def _lay_out(self) -> None:
        heading = PlainLabel(self.tr("Ask everyone first"), "strong")
        why = PlainLabel(
            self.tr("Nothing is recorded yet: the law wants everyone asked before. Ask aloud, mark the answers."),
            "meta",
            wrap=True,
        )
        for text in (why, self.script):
            text.setMaximumWidth(16_777_215)  # as wide as the page: the button to start is to be in sight
        said = QFrame()
        said.setObjectName("said")
        box = QVBoxLayout(said)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.script)
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self.language)
        under.addWidget(self.notice_button)
        under.addStretch(1)
        box.addLayout(under)
        asked = QWidget()
        flow = FlowLayout(asked, spacing_px=16)
        label = PlainLabel(self.tr("You ask for"), "meta")
        label.setMinimumHeight(self.purposes[Purpose.RECORD].sizeHint().height())
        flow.addWidget(label)
        for each in self.purposes.values():
            flow.addWidget(each)
        adding = QHBoxLayout()
        adding.setSpacing(8)
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add_button)
        adding.addWidget(self.several_button)
        agreeing = QHBoxLayout()
        agreeing.setSpacing(16)
        agreeing.addWidget(self.everyone_button)
        agreeing.addWidget(self.alone_button)
        agreeing.addWidget(self.proof, 1)
        agreeing.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (heading, why, said, asked, self.people):
            column.addWidget(part)
        column.addLayout(adding)
        column.addLayout(agreeing)

"""A dialog that does something that may take a while or fail: it stays until that is done or given up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.vault.copy_bar import CopyBar
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Code, SottovoceError


def add_row(form: QFormLayout, text: str, field: QWidget) -> None:
    """A field with its label, on the same line as the field's first."""
    label = PlainLabel(text, "meta")
    label.setBuddy(field)
    label.setMinimumHeight(field.sizeHint().height())
    field.setAccessibleName(text.replace("&", ""))
    form.addRow(label, field)


def choice_form() -> QFormLayout:
    """A form whose fields are as wide as can be."""
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


class WorkingDialog(QDialog):
    """`line` outlives the dialog: work that was given up may need a moment to notice. Heirs fill `content`."""

    def __init__(self, title: str, action: str, line: BackgroundLine, language: UiLanguage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.line = line
        self.working = False
        self.banner = Banner(language)
        self.progress = CopyBar()
        self.heading = PlainLabel(title, "title", wrap=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        buttons = QDialogButtonBox()
        self.action_button = QPushButton(action)
        self.action_button.setProperty("role", "primary")
        buttons.addButton(self.action_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.action_button.clicked.connect(self.act)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.banner)
        column.addLayout(self.content, 1)
        column.addWidget(self.progress)
        column.addWidget(buttons)
        for other in (self.banner.button, self.progress.cancel_button, self.cancel_button):
            other.setAutoDefault(False)
        self.action_button.setDefault(True)  # only now it knows its dialog

    def fit(self, columns: int, lines: int) -> None:
        """As large as so many letters and lines of text need, as far as the screen has room."""
        metrics, room = self.fontMetrics(), self.screen().availableGeometry().size()
        wanted = QSize(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing())
        self.resize(wanted.boundedTo(room - QSize(48, 96)))

    def make_careful(self, role: str) -> None:
        """The button is no invitation: it looks as `role` says ("danger": it destroys), and Enter does not press it."""
        button = self.action_button
        button.setAutoDefault(False)
        button.setDefault(False)
        button.setProperty("role", role)
        button.style().unpolish(button)
        button.style().polish(button)

    def act(self) -> None:
        """What the button does."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the button may be pressed."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Nothing that was typed or read stays."""

    def refresh(self) -> None:
        """The button follows what was chosen."""
        self.action_button.setEnabled(self.ready() and not self.working)

    def work(self, does: Callable[[CopyWatch], object], then: Callable[[object], None]) -> None:
        """Does it off the UI thread, with a bar; what fails is said at the top."""
        if self.working:
            return
        self.banner.hide()
        self._set_working(True)
        watch = self.progress.begin()
        self.progress.cancel_button.hide()  # the dialog's own button does it

        def done(result: object) -> None:
            self._set_working(False)
            then(result)

        self.line.run(partial(does, watch), done, self.show_failure)

    def show_failure(self, event: WorkFailed) -> None:
        """Says what went wrong; everything that was chosen is still there."""
        self._set_working(False)
        if event.error.code is not Code.CANCELLED:
            self.show_error(event.error)

    def show_error(self, error: SottovoceError) -> None:
        """The same for an error."""
        self.banner.show_error(error, "")

    def reject(self) -> None:
        """Esc, Cancel or the lock: what is being done is given up, and nothing of it stays."""
        self.progress.cancel()
        self.line.forget()
        self.wipe()
        super().reject()

    def accept(self) -> None:
        self.wipe()
        super().accept()

    def _set_working(self, working: bool) -> None:
        self.working = working
        if not working:
            self.progress.end()
        self.refresh()

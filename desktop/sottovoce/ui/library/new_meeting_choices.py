"""How a new meeting is to be heard, and to which matter it belongs: for the pages on which one begins."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QComboBox

from sottovoce.ui.library.job_choices import JobChoices
from sottovoce.ui.library.matters import Matters
from sottovoce.ui.settings.vocabularies import Vocabularies


class NewMeetingChoices(JobChoices):
    """A fourth box for the matter; one that has a list of names and terms chooses it by itself."""

    def __init__(self, vocabularies: Vocabularies, matters: Matters, parent: QObject | None = None) -> None:
        super().__init__(vocabularies, parent)
        self._matters = matters
        self._by_matter = ""  # the list that a matter has chosen
        self.matter = QComboBox()
        self.matter.setSizeAdjustPolicy(self.vocabulary.sizeAdjustPolicy())
        self.matter.setMinimumContentsLength(self.vocabulary.minimumContentsLength())
        self._show_matters()
        matters.changed.connect(self._show_matters)
        self.matter.currentIndexChanged.connect(self._on_matter)

    @property
    def matter_id(self) -> str | None:
        """The matter that is chosen, or None."""
        return self.matter.currentData() or None

    def prefer(self, matter_id: str) -> None:
        """Chooses this matter where there is one of this id, else none: the next meeting may be somebody else's."""
        self.matter.setCurrentIndex(max(0, self.matter.findData(matter_id)))

    def _show_matters(self) -> None:
        """The matters there are; what was chosen stays chosen if it is still there."""
        before = self.matter_id
        with QSignalBlocker(self.matter):
            self.matter.clear()
            self.matter.addItem(self.tr("None"), "")
            for each in self._matters.all:
                self.matter.addItem(each.name, each.id)
            self.matter.setCurrentIndex(max(0, self.matter.findData(before) if before else 0))

    def _on_matter(self) -> None:
        """Its list is chosen; that of the matter before is not listened for in a meeting of somebody else."""
        matter = self._matters.of(self.matter_id)
        chosen = matter.vocabulary if matter is not None else ""
        if chosen or (self._by_matter and self.vocabulary.currentData() == self._by_matter):
            self.vocabulary.setCurrentIndex(max(0, self.vocabulary.findData(chosen)))
        self._by_matter = chosen

"""The lines of the minutes under their headings, and everything that is done with them by mouse and keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from sottovoce.services import minutes_lines
from sottovoce.services.minutes_lines import Group, grouped
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.minutes_document import MinutesDocument
from sottovoce.ui.meeting.minutes_line import LineAct, LineContext, LineView
from sottovoce.ui.meeting.minutes_line_editor import LineEditor
from sottovoce.ui.meeting.minutes_wording import group_title
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.vault.summary_text import part_of
from sottovoce_models.types import ItemKind, SummaryItem

_GAP_PX: Final = 14


class MinutesLinesView(QScrollArea):
    """Shows a document and changes it.

    Signals: proof_wanted(Citation), shown(Citation), ticked(number, bool), part_again(str) a part is to be made again,
    arranged() there are other controls now.
    """

    proof_wanted = Signal(object)
    shown = Signal(object)
    ticked = Signal(int, bool)
    part_again = Signal(str)
    arranged = Signal()

    def __init__(self, document: MinutesDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self.context = document, LineContext()
        self._empty_text = ""
        self.views: dict[int, LineView] = {}
        self.order: list[int] = []
        self._headings: list[QWidget] = []
        self._heading_buttons: dict[int, list[QWidget]] = {}
        self._item_before: SummaryItem | None = None
        self.new_line: LineEditor | None = None
        self._new_item: tuple[ItemKind, str, int | None] | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        outer = QVBoxLayout(self._content)
        outer.setContentsMargins(14, 8, 10, 12)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        outer.addLayout(self._column)
        outer.addStretch(1)
        self._empty = PlainLabel("", "meta", wrap=True)
        self._empty.setContentsMargins(6, 0, 6, 0)
        self.add_button = QToolButton()
        self.add_button.setText(self.tr("Add a line…"))
        self.add_button.setAccessibleName(self.tr("Add a line"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        kinds = QMenu(self.add_button)
        for kind in ItemKind:
            kinds.addAction(wording.kind_title(kind)).triggered.connect(
                lambda _=False, wanted=kind: self.add_line(wanted)
            )
        self.add_button.setMenu(kinds)
        self.setWidget(self._content)
        document.changed.connect(self.arrange)
        document.loaded.connect(self._on_loaded)
        self.arrange()

    @property
    def chips(self) -> list[CitationChip]:
        """Every proof, in the order in which they stand."""
        return [chip for number in self.order for chip in self.views[number].chips]

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        stops: list[QWidget] = []
        for number in self.order:
            view = self.views[number]
            stops += [*self._heading_buttons.get(number, []), view, view.box, *view.chips]
        return [*stops, self.add_button]

    @property
    def busy(self) -> bool:
        """Whether somebody types in a line."""
        return self.new_line is not None or any(view.editor is not None for view in self.views.values())

    def show_context(self, context: LineContext) -> None:
        """What is known of the meeting now."""
        if context != self.context:
            if not context.editable:
                self.commit()
            self.context = context
            self.arrange()

    def show_empty(self, text: str) -> None:
        """What stands here while there is no line yet."""
        self._empty_text = text
        self._empty.setText(text)

    def arrange(self) -> None:
        """Lays every line out under its heading; what was there before stays the same widget, with its focus."""
        lines = self._document.lines
        focused = next((number for number, view in self.views.items() if view.hasFocus()), None)
        place = self.order.index(focused) if focused in self.order else 0
        kept = {line.number for line in lines}
        for number in [number for number in self.views if number not in kept]:
            view = self.views.pop(number)
            view.hide()
            view.deleteLater()
        while (item := self._column.itemAt(0)) is not None and (widget := item.widget()) is not None:
            self._column.removeWidget(widget)  # not `takeAt`: what it leaves behind keeps the old heights
        for heading in self._headings:
            heading.hide()
            heading.deleteLater()
        self._headings, self._heading_buttons, self.order = [], {}, []
        self._column.addWidget(self._empty)
        self._empty.setVisible(not lines and self.new_line is None)
        for number, group in enumerate(grouped(lines)):
            heading = self._heading(group)
            heading.setContentsMargins(0, _GAP_PX if number else 0, 0, 0)
            self._column.addWidget(heading)
            for line in group.lines:
                view = self._view(line)
                self._column.addWidget(view)
                view.show()  # at once: it may be about to get the focus
                self.order.append(line.number)
        if self.new_line is not None:
            self._column.addWidget(self.new_line)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(self.context.editable)
        if focused is not None and focused not in kept and self.order:
            self.views[self.order[min(place, len(self.order) - 1)]].setFocus()  # the line beside the one that went
        self.arranged.emit()

    def add_line(self, kind: ItemKind, section: str = "", after: int | None = None) -> None:
        """Lets the user type a new line; without a word it is none."""
        self.commit()
        if not self.context.editable:
            return
        self._new_item = (kind, section, after)
        self.new_line = editor = LineEditor(None, kind, self.context.speakers, self._content)
        editor.setAccessibleName(
            self.tr("New line under {heading}").format(heading=section or wording.kind_title(kind))
        )
        editor.finished.connect(lambda: self._end_new(keep=True))
        editor.gave_up.connect(lambda: self._end_new(keep=False))
        self.arrange()
        editor.show()
        editor.start()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(editor) if self.new_line is editor else None)

    def edit(self, number: int) -> None:
        """Lets the user type in a line."""
        self.commit()
        view = self.views.get(number)
        if view is None:
            return
        self._item_before = view.item
        view.edit()
        editor = view.editor
        if editor is None:
            return
        editor.typed.connect(lambda: self._keep(number))
        editor.finished.connect(lambda: self._end_edit(number, keep=True))
        editor.gave_up.connect(lambda: self._end_edit(number, keep=False))
        self.ensureWidgetVisible(view)

    def commit(self) -> None:
        """What is being typed is kept, and typing ends."""
        for number in [number for number, view in self.views.items() if view.editor is not None]:
            self._end_edit(number, keep=True)
        self._end_new(keep=True)

    def focus_line(self, number: int) -> None:
        """Brings a line into sight, with the focus."""
        view = self.views.get(number)
        if view is not None:
            self.ensureWidgetVisible(view)
            view.setFocus()

    def _heading(self, group: Group) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(6, 0, 2, 0)
        layout.setSpacing(2)
        title = group_title(group)
        layout.addWidget(PlainLabel(title, "heading"), 1)
        if self.context.editable and not group.unproven:
            add = IconButton("add", self.tr("Add a line under {heading}").format(heading=title), icon_only=True)
            add.setToolTip(tooltip(self.tr("Add a line under {heading}").format(heading=title)))
            last = group.lines[-1].number
            add.clicked.connect(lambda: self.add_line(group.kind, group.section, last))
            part = part_of(group.lines[0].item)
            again = IconButton("again", self.tr("Make “{heading}” again").format(heading=title), icon_only=True)
            again.setToolTip(tooltip(self.tr("Make “{heading}” again; no other line changes").format(heading=title)))
            again.clicked.connect(lambda: self.part_again.emit(part))
            for button in (add, again):
                button.setIconSize(QSize(16, 16))
            layout.addWidget(add)
            layout.addWidget(again)
            self._heading_buttons[group.lines[0].number] = [add, again]
        self._headings.append(row)
        return row

    def _view(self, line: minutes_lines.Line) -> LineView:
        view = self.views.get(line.number)
        if view is None:
            view = self.views[line.number] = LineView(line, self.context, self._content)
            view.acted.connect(self._on_act)
            view.kind_chosen.connect(self._on_kind)
            view.ticked.connect(self.ticked)
            view.proof_wanted.connect(self.proof_wanted)
            view.shown.connect(self.shown)
        elif (view.item, view.context) != (line.item, self.context):
            view.show_line(line, self.context)
        return view

    def _on_loaded(self) -> None:
        for view in self.views.values():
            view.end_edit()
        self._end_new(keep=False)
        self.arrange()

    def _on_act(self, number: int, act: LineAct) -> None:
        lines, document = self._document.lines, self._document
        match act:
            case LineAct.EDIT:
                self.edit(number)
            case LineAct.DELETE:
                document.apply(minutes_lines.removed(lines, number))
            case LineAct.UP | LineAct.DOWN:
                document.apply(minutes_lines.moved(lines, number, -1 if act is LineAct.UP else 1))
                self.focus_line(number)
            case LineAct.VOUCH:
                document.apply(minutes_lines.vouched(lines, number))
            case LineAct.NEXT | LineAct.PREVIOUS:
                place = self.order.index(number) + (1 if act is LineAct.NEXT else -1)
                if 0 <= place < len(self.order):
                    self.focus_line(self.order[place])

    def _on_kind(self, number: int, kind: ItemKind) -> None:
        self._document.apply(minutes_lines.of_kind(self._document.lines, number, kind))
        self.focus_line(number)

    def _keep(self, number: int) -> None:
        """What stands in the fields, as one step with what was typed in this line before."""
        view = self.views.get(number)
        if view is not None and view.editor is not None:
            typed = view.editor.typed_now()
            new = minutes_lines.rewritten(self._document.lines, number, typed.text, typed.owner, typed.due)
            self._document.apply(new, typing=number)

    def _end_edit(self, number: int, keep: bool) -> None:
        view = self.views.get(number)
        if view is None or view.editor is None:
            return
        self._keep(number)
        line = minutes_lines.line_of(self._document.lines, number)
        if not keep and line is not None and line.item != self._item_before:
            self._document.undo()  # Ctrl+Y brings it back: nothing that was typed is lost
        self._document.end_typing()
        view.end_edit()

    def _end_new(self, keep: bool) -> None:
        editor, self.new_line = self.new_line, None
        item, self._new_item = self._new_item, None
        if editor is None or item is None:
            return
        kind, section, after = item
        typed, focus = editor.typed_now(), QApplication.focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        editor.hide()
        editor.deleteLater()
        text = " ".join(typed.text.split())
        if keep and text:
            made = SummaryItem(kind, text, (), typed.owner, typed.due, section=section)
            lines, number = minutes_lines.added(self._document.lines, made, after)
            self._document.apply(lines)
            if had_focus:
                self.focus_line(number)
        else:
            self.arrange()
            if had_focus:
                self.add_button.setFocus()

"""The lines of the minutes under their headings, and everything that is done with them by mouse and keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from sottovoce.services import minutes_lines
from sottovoce.services.minutes_lines import Group, grouped
from sottovoce.ui.meeting.citation_chip import CitationChip
from sottovoce.ui.meeting.minutes_document import MinutesDocument
from sottovoce.ui.meeting.minutes_line import LineAct, LineContext, LineView
from sottovoce.ui.meeting.minutes_line_editor import LineEditor
from sottovoce.ui.meeting.minutes_wording import empty_group_text, group_title, part_title
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.scrolled import Scrolled
from sottovoce.vault.summary_text import part_of
from sottovoce_models.types import ItemKind, SummaryItem

_GAP_PX: Final = 14


class GroupHeading(QWidget):
    """The heading of a group. Signals: add_pressed(Group) a line is to be added; again_pressed(Group)."""

    add_pressed = Signal(object)
    again_pressed = Signal(object)

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        title = group_title(group)
        self._add = IconButton("add", self.tr("Add a line under {heading}").format(heading=title), icon_only=True)
        self._add.setToolTip(tooltip(self.tr("Add a line under {heading}").format(heading=title)))
        self._add.clicked.connect(lambda: self.add_pressed.emit(self._group))
        self._empty = PlainLabel(empty_group_text(group), "meta", wrap=True)
        self._again = IconButton("again", self.tr("Make “{heading}” again").format(heading=title), icon_only=True)
        self._again.setToolTip(tooltip(self.tr("Make “{heading}” again; no other line changes").format(heading=title)))
        self._again.clicked.connect(lambda: self.again_pressed.emit(self._group))
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(PlainLabel(title, "heading", wrap=True), 1)
        for button in (self._add, self._again):
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self._column.addWidget(self._empty)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self._add, self._again]

    def show_group(self, group: Group, *, editable: bool, first: bool) -> None:
        """Which lines stand under it now."""
        self._group = group
        self._add.setVisible(editable and not group.unproven)
        self._again.setVisible(editable and not group.unproven and bool(group.lines))
        self._empty.setVisible(not group.lines)
        self._column.setContentsMargins(6, 0 if first else _GAP_PX, 2, 0)


class MinutesLinesView(Scrolled):
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
        super().__init__(QWidget(), parent)
        self._document, self.context = document, LineContext()
        self._empty_text = ""
        self.views: dict[int, LineView] = {}
        self.order: list[int] = []
        self._headings: dict[tuple[str, ItemKind, bool], GroupHeading] = {}
        self._stops: list[QWidget] = []
        self._item_before: SummaryItem | None = None
        self.new_line: LineEditor | None = None
        self._new_item: tuple[ItemKind, str, int | None] | None = None
        outer = QVBoxLayout(self.content)
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
        for group in grouped(self._document.lines, self.context.template):
            stops += self._headings[_key(group)].tab_stops
            for line in group.lines:
                view = self.views[line.number]
                stops += [view, view.box, *view.chips]
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
        groups = grouped(lines, self.context.template)
        wanted: list[QWidget] = [self._empty]
        self.order = []
        for number, group in enumerate(groups):
            heading = self._heading(group)
            heading.show_group(group, editable=self.context.editable, first=not number)
            wanted += [heading, *(self._view(line) for line in group.lines)]
            self.order += [line.number for line in group.lines]
        wanted += [self.new_line] if self.new_line is not None else []
        wanted.append(self.add_button)
        self._drop(set(self.order), {_key(group) for group in groups})
        self._place(wanted)
        self._empty.setVisible(not lines and self.new_line is None)
        self.add_button.setVisible(self.context.editable)
        if focused is not None and focused not in self.views and self.order:
            self.views[self.order[min(place, len(self.order) - 1)]].setFocus()  # the line beside the one that went
        stops = self.tab_stops
        if stops != self._stops:
            self._stops = stops
            self.arranged.emit()

    def _drop(self, numbers: set[int], groups: set[tuple[str, ItemKind, bool]]) -> None:
        gone = [self.views.pop(number) for number in set(self.views) - numbers]
        for widget in [*gone, *(self._headings.pop(key) for key in set(self._headings) - groups)]:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _place(self, wanted: list[QWidget]) -> None:
        """Touches only what stands elsewhere: laying out a hundred lines anew takes longer than a key press may."""
        for place, widget in enumerate(wanted):
            item = self._column.itemAt(place)
            if item is None or item.widget() is not widget:
                self._column.removeWidget(widget)
                align = Qt.AlignmentFlag.AlignLeft if widget is self.add_button else Qt.AlignmentFlag(0)
                self._column.insertWidget(place, widget, 0, align)

    def add_line(self, kind: ItemKind, section: str = "", after: int | None = None) -> None:
        """Lets the user type a new line; without a word it is none."""
        self.commit()
        if not self.context.editable:
            return
        self._new_item = (kind, section, after)
        self.new_line = editor = LineEditor(None, kind, self.context.speakers, self.content)
        editor.setAccessibleName(
            self.tr("New line under {heading}").format(
                heading=part_title(f"section:{section}" if section else f"kind:{kind}", self.context.template)
            )
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
            view.show()  # one that has just come is shown only later, and till then takes no focus
            self.ensureWidgetVisible(view)
            view.setFocus()

    def _heading(self, group: Group) -> GroupHeading:
        heading = self._headings.get(_key(group))
        if heading is None:
            heading = self._headings[_key(group)] = GroupHeading(group, self.content)
            heading.add_pressed.connect(self._add_under)
            heading.again_pressed.connect(lambda shown: self.part_again.emit(part_of(shown.lines[0].item)))
        return heading

    def _add_under(self, group: Group) -> None:
        self.add_line(group.kind, group.section, group.lines[-1].number if group.lines else None)

    def _view(self, line: minutes_lines.Line) -> LineView:
        view = self.views.get(line.number)
        if view is None:
            view = self.views[line.number] = LineView(line, self.context, self.content)
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
                document.apply(
                    minutes_lines.moved(lines, number, -1 if act is LineAct.UP else 1, self.context.template)
                )
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


def _key(group: Group) -> tuple[str, ItemKind, bool]:
    """What a heading is known by; there is one for all that is not proven."""
    return (
        ("", ItemKind.OVERVIEW, True)
        if group.unproven
        else (group.section, ItemKind.OVERVIEW if group.section else group.kind, False)
    )

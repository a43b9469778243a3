"""What is decided about the minutes of the meeting that is shown: heard, approved, reopened, taken, made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer, Signal

from sottovoce.services.minutes import Offer, taken_whole
from sottovoce.services.minutes_diff import choices, diff
from sottovoce.services.minutes_lines import ticked
from sottovoce.services.playback import PlaybackEnded
from sottovoce.services.to_hear import lines_to_hear
from sottovoce.ui.meeting.approve_pane import ApproveOffer
from sottovoce.ui.meeting.citation_chip import ProofRequest
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.minutes_access import MinutesDesk
from sottovoce.ui.meeting.minutes_keeping import MinutesKeeping, Orders
from sottovoce.ui.meeting.minutes_line import LineContext
from sottovoce.ui.meeting.minutes_view import MinutesView
from sottovoce.ui.meeting.minutes_wording import part_title
from sottovoce.ui.meeting.player import Player
from sottovoce.vault.rows_approvals import Approval
from sottovoce.vault.summary_text import with_part
from sottovoce_models.types import Citation, Speaker, Summary, SummaryItem, Transcript

_LOOK_MS: Final = 300


class MinutesControl(QObject):
    """Signals: again_wanted(Meeting, str) a part of the minutes, or "" for all, is to be made again;
    failed(WorkFailed) they could not be read.
    """

    again_wanted = Signal(object, str)
    failed = Signal(object)

    def __init__(
        self,
        view: MinutesView,
        desk: Callable[[], MinutesDesk],
        order: Orders,
        player: Player,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._document = view, view.document
        self.keeping = MinutesKeeping(view.document, desk, order, self)
        self._outdated = False
        self._looked_at: tuple[Transcript | None, str] = (None, "")
        self._voices_of: Transcript | None = None
        self._voices: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._playing: Citation | None = None
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(_LOOK_MS)
        self._look_timer.timeout.connect(self._look)
        self._connect(player)

    def _connect(self, player: Player) -> None:
        view, keeping = self._view, self.keeping
        keeping.told.connect(self.refresh)
        keeping.note_read.connect(view.private.show_text)
        keeping.failed.connect(self.failed)
        view.lines.ticked.connect(self._on_ticked)
        view.lines.part_again.connect(self._make_again)
        view.proof_requested.connect(self._on_proof)
        view.private.typed.connect(keeping.save_note)
        view.foot.approve_pressed.connect(self._offer_approval)
        view.foot.reopen_pressed.connect(self._reopen)
        view.foot.version_wanted.connect(self._show_version)
        view.approve.approved.connect(self._approve)
        view.approve.found_right.connect(lambda line: keeping.remember([], [line.item]))
        view.notes.compare_pressed.connect(self._compare)
        view.notes.again_pressed.connect(lambda: self._make_again(""))
        view.notes.still_right_pressed.connect(self._still_right)
        view.notes.take_pressed.connect(self._take_whole)
        view.notes.keep_pressed.connect(lambda: self._decide(None))
        view.compare.take_pressed.connect(self._take_whole)
        view.compare.keep_pressed.connect(lambda: self._decide(None))
        view.compare.chosen.connect(self._take_chosen)
        player.ended.connect(self._on_ended)

    # The meeting

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was typed in another is kept."""
        self.flush()
        self._look_timer.stop()
        self._outdated, self._playing, self._looked_at = False, None, (None, "")
        self._voices_of, self._voices, self._written = None, {}, {}
        self.keeping.turn_to(meeting)
        self._view.forget()
        self.refresh()
        if meeting is not None and meeting.loaded:
            self.keeping.read()

    def reload(self, meeting: Meeting) -> None:
        """The meeting was read from the vault again, e.g. since a job has ended."""
        if meeting is self.keeping.meeting:
            self.keeping.read()

    def refresh(self) -> None:
        """Shows what is known of the meeting now: lines as they come, names, whether anything can be changed."""
        meeting, state, view = self.keeping.meeting, self.keeping.state, self._view
        if meeting is None:
            return
        if not meeting.settled and not self.keeping.is_kept:
            view.lines.commit()  # a job begins to write: what is just being typed makes these lines a human's
        self.keeping.show_written()
        approval = state.approval if state is not None else None
        draft = state is not None and approval is None and meeting.transcript is not None
        editable = draft and (meeting.settled or self.keeping.is_kept)
        heard = state.heard if state is not None else frozenset()
        tickable = editable or approval is not None
        if meeting.transcript is not self._voices_of:
            self._voices_of = meeting.transcript
            turns = meeting.transcript.turns if meeting.transcript is not None else ()
            self._voices = {turn.id: turn.speaker for turn in turns}
            self._written = {turn.id: turn.at for turn in turns if turn.at}
        view.show_context(
            LineContext(
                meeting.transcript,
                meeting.can_play,
                editable,
                tickable,
                heard,
                template=meeting.draft.template,
                voices=self._voices,
                written=self._written,
            )
        )
        versions = [each for each in state.approvals if each != approval] if state is not None else []
        there = bool(self._document.lines)
        view.foot.show_state(
            there=there, editable=editable, approval=approval, versions=versions, written=bool(self._written)
        )
        offer = state.offer if state is not None else None
        view.notes.show_offer(
            offer.made_at if offer is not None else None,
            part_title(offer.part, meeting.draft.template) if offer is not None and offer.part else "",
            locked=approval is not None,
        )
        view.notes.show_outdated(self._outdated and meeting.settled, locked=approval is not None)
        view.private.setEnabled(state is not None)
        self._look_timer.start()

    def flush(self) -> None:
        """What is being typed is ordered to be kept, now."""
        if self.keeping.meeting is not None:
            self._view.lines.commit()
            self.keeping.save()
            self._view.private.flush()

    def wait(self, seconds: float) -> None:
        """Waits for what is being read, when the window closes."""
        self.keeping.line.wait(seconds)

    @property
    def _speakers(self) -> Mapping[str, Speaker]:
        meeting = self.keeping.meeting
        return meeting.transcript.speakers if meeting is not None and meeting.transcript is not None else {}

    def _look(self) -> None:
        """Whether the minutes are outdated; a look at every word, so not at every change."""
        meeting, state = self.keeping.meeting, self.keeping.state
        if meeting is None or state is None:
            return
        text, words = meeting.transcript, f"{state.words} {state.summary is not None}"
        if self._looked_at[0] is not text or self._looked_at[1] != words:
            self._looked_at = (text, words)
            self._outdated = state.is_outdated(text)
            self._view.notes.show_outdated(self._outdated and meeting.settled, locked=state.approval is not None)

    def _on_ticked(self, number: int, done: bool) -> None:
        lines = ticked(self._document.lines, number, done)
        if self.keeping.state is not None and self.keeping.state.approval is not None:
            self.keeping.tick_approved(lines, number, done)
        else:
            self._document.apply(lines)

    # Listening

    def _on_proof(self, request: ProofRequest) -> None:
        self._playing = request.citation

    def _on_ended(self, event: PlaybackEnded) -> None:
        """A quote that was played to its end was listened to; one that was stopped, or could not be heard, was not."""
        cited, meeting, passage = self._playing, self.keeping.meeting, event.passage
        if cited is None or meeting is None or event.error is not None or passage.sound != meeting.id:
            return
        if (passage.start_ms, passage.end_ms) == (cited.start_ms, cited.end_ms):
            self.keeping.remember([cited], [])

    # Approving

    def _offer_approval(self) -> None:
        self.flush()
        state, meeting = self.keeping.state, self.keeping.meeting
        if state is None or meeting is None:
            return
        items = self._document.items
        machine = state.machine if state.human else state.summary
        self._view.show_approval(
            ApproveOffer(
                lines_to_hear(items, meeting.transcript),
                state.heard,
                diff(machine.items, items) if machine is not None else (),
                state.last_name,
                meeting.can_play,
                self._speakers,
            )
        )

    def _approve(self, name: str) -> None:
        state, meeting, sitting = self.keeping.state, self.keeping.meeting, self.keeping.sitting
        if state is None or meeting is None:
            return
        approvals, revision = self.keeping.desk().approvals, state.revision

        def approve() -> Approval:
            return approvals.approve(meeting.id, name, sitting.revision or revision)

        self.keeping.order(approve, partial(self._on_approval, meeting))

    def _reopen(self) -> None:
        meeting = self.keeping.meeting
        if meeting is not None:
            reopen = partial(self.keeping.desk().approvals.reopen, meeting.id)
            self.keeping.order(reopen, partial(self._on_approval, meeting))

    def _on_approval(self, meeting: Meeting, result: object) -> None:
        approved_at = result.approved_at if isinstance(result, Approval) else None
        meeting.row = replace(meeting.row, approved_at=approved_at)
        if meeting is self.keeping.meeting:
            self.keeping.new_sitting()
            self._view.show_lines()
            self.keeping.read()
        meeting.changed.emit()

    def _show_version(self, approval: Approval) -> None:
        meeting = self.keeping.meeting
        if meeting is None:
            return

        def show(summary: object) -> None:
            if meeting is self.keeping.meeting:
                self._view.show_pane(self._view.version)
                self._view.version.show_version(cast("Summary", summary), approval, self._speakers)

        read = partial(self.keeping.desk().approvals.version, meeting.id, approval.revision)
        self.keeping.line.run(read, show)

    # What a machine made later

    @property
    def _offer(self) -> Offer | None:
        state = self.keeping.state
        return state.offer if state is not None and state.approval is None else None

    def _compare(self) -> None:
        self.flush()
        offer, mine = self._offer, self.keeping.summary(self._document.items)
        if offer is not None and mine is not None:
            new = with_part(mine, offer.summary, offer.part) if offer.part else offer.summary
            self._view.show_pane(self._view.compare)
            self._view.compare.show_choices(choices(mine.items, new.items), offer.made_at, self._speakers)

    def _take_whole(self) -> None:
        self.flush()
        offer, mine = self._offer, self.keeping.summary(self._document.items)
        if offer is not None and mine is not None:
            self._decide(taken_whole(offer, mine))

    def _take_chosen(self, items: list[SummaryItem]) -> None:
        offer, mine = self._offer, self.keeping.summary(self._document.items)
        if offer is not None and mine is not None:
            self._decide(replace(mine if offer.part else offer.summary, items=tuple(items)))

    def _decide(self, summary: Summary | None) -> None:
        offer, meeting = self._offer, self.keeping.meeting
        if offer is None or meeting is None:
            return
        self.flush()
        self.keeping.new_sitting()
        self._view.show_lines()
        decide = partial(self.keeping.desk().minutes.decide, meeting.id, offer, summary)
        self.keeping.order(decide, partial(self._on_decided, meeting))

    def _on_decided(self, meeting: Meeting, _result: object) -> None:
        self.reload(meeting)

    def _still_right(self) -> None:
        state, meeting = self.keeping.state, self.keeping.meeting
        if state is not None and meeting is not None:
            self.flush()
            sitting, minutes = self.keeping.sitting, self.keeping.desk().minutes

            def confirm() -> str:
                return minutes.still_right(meeting.id, sitting.revision or state.revision)

            self.keeping.order(confirm, partial(self._on_decided, meeting))

    def _make_again(self, part: str) -> None:
        meeting = self.keeping.meeting
        if meeting is not None:
            self.flush()
            self.again_wanted.emit(meeting, part)

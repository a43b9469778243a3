"""Templates in memory, and minutes that take another form as the real service gives it to them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.template_sections import retemplated
from sottovoce_models.errors import SottovoceError
from sottovoce_models.templates.reading import written
from sottovoce_models.templates.shipped import SHIPPED
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Summary, SummaryItem, Transcript

if TYPE_CHECKING:
    from tests.gui.fake_desk import FakeDesk


class FakeTemplates:
    """`passages`: what `fill` finds; it waits as long as a test holds it."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.kept: dict[str, Template] = {}
        self.passages: tuple[SummaryItem, ...] = ()
        self.error: SottovoceError | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.filled: list[str] = []

    def own(self) -> Sequence[Template]:
        return tuple(self.kept.values())

    def save(self, template: Template) -> Template:
        if self.error is not None:
            raise self.error
        known = template.id in self.kept
        kept = template if known else replace(template, id=f"own-{len(self.kept) + 1}")
        self.kept[kept.id] = kept
        return kept

    def delete(self, template_id: str) -> None:
        del self.kept[template_id]

    def export(self, template: Template, path: Path) -> None:
        path.write_text(written(template), encoding="utf-8")

    def material(self, recording_id: str) -> tuple[Summary, Transcript] | None:
        draft = self._desk.script(recording_id).draft
        return None if draft.summary is None or draft.transcript is None else (draft.summary, draft.transcript)

    def sort(self, recording_id: str, template_id: str) -> bool:
        if self.error is not None:
            raise self.error
        template = self.kept.get(template_id) or SHIPPED[template_id]
        self._give(recording_id, template, ())
        return template.searches

    def fill(self, recording_id: str, cancel: CancelToken) -> None:
        while not self.hold.wait(0.01):
            cancel.check()
        self.filled.append(recording_id)
        self._give(recording_id, self._desk.script(recording_id).draft.template, self.passages)

    def _give(self, recording_id: str, template: Template, found: Sequence[SummaryItem]) -> None:
        draft = self._desk.script(recording_id).draft
        if draft.summary is not None:
            draft.summary = retemplated(draft.summary, template, found)
            draft.items, draft.template = list(draft.summary.items), template

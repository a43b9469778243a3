"""Forms of minutes: those that come with Sottovoce and the user's own, and giving a meeting's minutes another one.

A template sorts lines that are proved already and has passages quoted besides; no model reads a word of it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.minutes import find_passages
from sottovoce.services.exports.files import write_text
from sottovoce.services.policy import require
from sottovoce.services.process import parsed_template
from sottovoce.services.template_sections import retemplated
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.rows_results import StoredDraft
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.templates.reading import MAX_FILE_LETTERS, written
from sottovoce_models.templates.shipped import GENERAL, SHIPPED
from sottovoce_models.templates.template import Template
from sottovoce_models.types import Summary, Transcript

OWN_PREFIX: Final = "own-"
SUFFIX: Final = "sottovoce-template.toml"
_UNDER_WAY: Final = frozenset({JobState.WAITING, JobState.RUNNING})


def template_in(store: Store, template_id: str) -> Template:
    """The template of some minutes, also one of the user's own that was deleted since; else the general one."""
    if template_id in SHIPPED:
        return SHIPPED[template_id]
    text = store.templates.get(template_id)
    with suppress(SottovoceError):  # of another version of Sottovoce: its lines stand under their kinds
        return GENERAL if text is None else parsed_template(text)
    return GENERAL


def read_template(path: Path) -> str:
    """The text of a template file; FILE_NOT_FOUND, FILE_UNREADABLE, or TEMPLATE_BROKEN for one that is no text."""
    try:
        if path.stat().st_size > 4 * MAX_FILE_LETTERS:
            raise UserFixable(Code.TEMPLATE_BROKEN, line=1)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except UnicodeDecodeError as error:
        raise UserFixable(Code.TEMPLATE_BROKEN, line=1) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error


def named_template(name: str) -> Template:
    """The template of an id that comes with Sottovoce, or of a file; USAGE, TEMPLATE_BROKEN, FILE_…."""
    if name in SHIPPED:
        return SHIPPED[name]
    if not (name.endswith(".toml") or "/" in name or "\\" in name):
        raise UserFixable(Code.USAGE, what=f"There is no template “{name}”; there are {', '.join(SHIPPED)}.")
    template = parsed_template(read_template(Path(name)))
    return replace(template, id=f"{OWN_PREFIX}file") if template.id in SHIPPED else template


class TemplateService:
    """Thread-safe; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(
        self, vault: Vault, engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES, policy: Policy = NO_POLICY
    ) -> None:
        self._vault, self._engines, self._policy = vault, engines, policy

    def own(self) -> tuple[Template, ...]:
        """The user's own, by title; one that this version cannot read is left out and kept."""
        found = []
        for text in self._vault.store.templates.list():
            with suppress(SottovoceError):
                found.append(parsed_template(text))
        return tuple(sorted(found, key=lambda template: (template.title.en or template.title.de).casefold()))

    def save(self, template: Template) -> Template:
        """Keeps a template of the user's own and returns it; one that has no id of that kind yet is a new one."""
        known = template.id.startswith(OWN_PREFIX) and self._vault.store.templates.get(template.id) is not None
        kept = template if known else replace(template, id=f"{OWN_PREFIX}{uuid.uuid4().hex[:12]}")
        parsed_template(written(kept))  # what is stored can be read again
        self._vault.store.templates.put(kept.id, written(kept))
        return kept

    def delete(self, template_id: str) -> None:
        """It is offered no more; minutes made with it keep their headings."""
        self._vault.store.templates.delete(template_id)

    def export(self, template: Template, path: Path) -> None:
        """Writes the template's file, whole or not at all. OUTPUT_NOT_WRITABLE, DISK_FULL."""
        write_text(path, written(template))

    def material(self, recording_id: str) -> tuple[Summary, Transcript] | None:
        """What a preview shows a template with: a meeting's minutes and text; None while there are none."""
        stored = self._vault.store.results.draft(recording_id, with_batches=False)
        return None if stored.summary is None or stored.transcript is None else (stored.summary, stored.transcript)

    def sort(self, recording_id: str, template_id: str) -> bool:
        """Gives a meeting's minutes another form at once; whether passages have still to be looked for (`fill`).

        JOB_RUNS while the meeting is being worked on, TEMPLATE_APPROVED for approved minutes. False without minutes.
        """
        store = self._vault.store
        template = template_in(store, template_id)
        with store.transaction():
            stored = self._changeable(store, recording_id)
            if stored.summary is None:
                return False
            _keep(store, recording_id, stored, retemplated(stored.summary, template, ()))
        return template.searches and stored.transcript is not None and self._policy.allows(Function.SUMMARIES)

    def fill(self, recording_id: str, cancel: CancelToken) -> None:
        """Looks for the passages of the form that the minutes have now; no model is needed, blocks for a second or so.

        Nothing changes if the form or the text was changed meanwhile. Raises what `sort` raises, POLICY_SUMMARIES, and
        EngineFault.
        """
        require(self._policy, Function.SUMMARIES)
        store = self._vault.store
        before = store.results.draft(recording_id, with_batches=False)
        if before.summary is None or before.transcript is None:
            return
        template = template_in(store, before.summary.template)
        with EngineSet(self._engines) as engines:
            found = find_passages(engines, before.transcript, template, cancel)
        with store.transaction():
            stored = self._changeable(store, recording_id)
            same = stored.transcript == before.transcript
            if stored.summary is not None and same and stored.summary.template == template.id:
                _keep(store, recording_id, stored, retemplated(stored.summary, template, found))

    def _changeable(self, store: Store, recording_id: str) -> StoredDraft:
        if any(job.state in _UNDER_WAY for job in store.jobs.of(recording_id)):
            raise UserFixable(Code.JOB_RUNS)
        row = store.meetings.get(recording_id)
        if row is not None and row.approved_at:
            raise UserFixable(Code.TEMPLATE_APPROVED)
        return store.results.draft(recording_id, with_batches=False)


def _keep(store: Store, recording_id: str, stored: StoredDraft, summary: Summary) -> None:
    """Stores the minutes as the human's or the machine's, as those were that are shown."""
    if summary == stored.summary:
        return
    shown = store.results.summaries.shown(recording_id)
    if shown is not None and shown.human:
        store.results.summaries.save(recording_id, replace(shown, summary=summary))
    else:
        store.results.keep_machine_summary(recording_id, summary)
        if stored.stale is not None:  # a run that failed is still to be made up for
            store.results.put_finding(recording_id, "stale", stored.stale)

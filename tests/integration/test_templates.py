"""Templates in the real vault and engine process: kept, chosen, filled; a human's lines and jobs are respected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.library import LibraryService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.templates import TemplateService, named_template, read_template, template_in
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled, Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.templates.reading import written
from sottovoce_models.templates.shipped import GENERAL, SHIPPED
from sottovoce_models.templates.template import Text
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem, Transcript
from tests.unit.summarize.talks import talk
from tests.unit.summarize.test_summarize_found import ROLES, SESSION

ID = "0" * 32
AT = "2026-11-14T09:00:00+00:00"
TURNS = tuple(talk(SESSION))
TASK = SummaryItem(
    ItemKind.ACTION, "Die Anspannung aufschreiben", (Citation("t6", 0, 9, TURNS[6].text),), "Frau Sommer"
)
MINE = SummaryItem(ItemKind.OVERVIEW, "Von mir geschrieben.", (), edited=True)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", "drei Wörter genügen", cost=LEAST_COST)
    store = opened.store
    store.meetings.put(
        MeetingRow(ID, "Sitzung", None, 94_000, (), "s.txt", MeetingState.READY, "2026-11-14T09:00:00+00:00")
    )
    store.results.save_transcript(ID, Transcript(ID, 1, "de", ROLES, TURNS), human=False)
    yield opened
    opened.close()


def minutes(*items: SummaryItem) -> Summary:
    return Summary(ID, 1, "general", "de", items, quote_led=True)


def shown(vault: Vault) -> Summary:
    summary = vault.store.results.draft(ID).summary
    assert summary is not None
    return summary


def code(error: pytest.ExceptionInfo[SottovoceError]) -> Code:
    return error.value.code


def test_choosing_a_form_sorts_at_once_and_then_quotes_what_belongs_there(vault: Vault) -> None:
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    service = TemplateService(vault)
    assert service.sort(ID, "soap")
    assert (shown(vault).template, shown(vault).items) == ("soap", (TASK,))
    service.fill(ID, CancelToken())
    sections = [item.section for item in shown(vault).items]
    assert sections[0] == ""
    assert {"subjective", "assessment", "risk"} <= set(sections)
    assert LibraryService(vault).open(ID).draft.template is SHIPPED["soap"]
    assert not service.sort(ID, "general")
    assert shown(vault) == minutes(TASK)


def test_a_humans_minutes_stay_a_humans_and_nothing_of_theirs_is_lost(vault: Vault) -> None:
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    vault.store.results.save_summary(ID, minutes(MINE), human=True)
    service = TemplateService(vault)
    service.sort(ID, "soap")
    service.fill(ID, CancelToken())
    assert vault.store.results.draft(ID).summary_human
    assert shown(vault).items[0] == MINE
    assert len(shown(vault).items) > 1


def test_nothing_is_sorted_while_a_job_is_under_way_or_once_approved(vault: Vault) -> None:
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    service = TemplateService(vault)
    job = JobRow("j", ID, "minutes", "2026-11-14T09:00:00+00:00")
    vault.store.jobs.put(job)
    with pytest.raises(UserFixable) as told:
        service.sort(ID, "soap")
    assert code(told) is Code.JOB_RUNS
    vault.store.jobs.put(replace(job, state=JobState.DONE))
    vault.store._database.run("UPDATE facts SET approved_at = '2026-11-14T10:00:00+00:00'")
    with pytest.raises(UserFixable) as told:
        service.sort(ID, "soap")
    assert code(told) is Code.TEMPLATE_APPROVED
    assert shown(vault) == minutes(TASK)


def test_without_minutes_there_is_nothing_to_sort_and_a_cancel_changes_nothing(vault: Vault) -> None:
    service = TemplateService(vault)
    assert not service.sort(ID, "soap")
    service.fill(ID, CancelToken())
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    service.sort(ID, "soap")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        service.fill(ID, cancel)
    assert shown(vault).items == (TASK,)


def test_a_form_chosen_anew_meanwhile_is_not_filled_with_the_old_ones_passages(vault: Vault) -> None:
    vault.store.results.save_summary(ID, minutes(TASK), human=False)

    class Overtaken(TemplateService):
        def _changeable(self, store, recording_id):  # type: ignore[no-untyped-def] -- stands in between
            vault.store.results.keep_machine_summary(ID, replace(minutes(TASK), template="birp"))
            return super()._changeable(store, recording_id)

    TemplateService(vault).sort(ID, "soap")
    Overtaken(vault).fill(ID, CancelToken())
    assert (shown(vault).template, shown(vault).items) == ("birp", (TASK,))


def test_a_failed_run_is_still_due_after_sorting(vault: Vault) -> None:
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    vault.store.results.make_anew(ID, "minutes")
    TemplateService(vault).sort(ID, "birp")
    assert vault.store.results.draft(ID).stale == "minutes"


def test_own_templates_are_kept_changed_and_deleted_but_headings_in_use_stay(vault: Vault) -> None:
    service = TemplateService(vault)
    made = service.save(replace(SHIPPED["soap"], id="new", title=Text("Mine", "Meine")))
    assert made.id.startswith("own-")
    renamed = service.save(replace(made, title=Text("Ours", "Unsere")))
    assert service.own() == (renamed,)
    vault.store.results.save_summary(ID, minutes(TASK), human=False)
    assert service.sort(ID, made.id)
    service.delete(made.id)
    assert service.own() == ()
    assert LibraryService(vault).open(ID).draft.template == renamed
    service.sort(ID, "general")
    service.delete(made.id)
    assert template_in(vault.store, made.id) is GENERAL


def test_what_is_imported_is_a_new_one_and_a_file_is_exported_as_it_reads(vault: Vault, tmp_path: Path) -> None:
    service = TemplateService(vault)
    first = service.save(replace(SHIPPED["assembly"], id="new"))
    service.export(first, tmp_path / "a.toml")
    assert read_template(tmp_path / "a.toml") == written(first)
    again = service.save(replace(named_template(str(tmp_path / "a.toml")), id="new"))
    assert again.id != first.id
    assert len(service.own()) == 2


def test_a_job_takes_its_template_along(vault: Vault) -> None:
    made = TemplateService(vault).save(replace(SHIPPED["soap"], id="new"))
    options = ProcessOptions().with_template(made)
    assert options.form == made
    assert ProcessOptions().with_template(SHIPPED["soap"]) == ProcessOptions(template="soap")
    assert ProcessOptions(template="of another version").form is GENERAL
    with pytest.raises(UserFixable) as told:
        _ = ProcessOptions(template_text="id = 3").form
    assert code(told) is Code.TEMPLATE_BROKEN


def test_behind_the_lock_nothing_is_told(vault: Vault) -> None:
    service = TemplateService(vault)
    vault.lock()
    for asked in (service.own, lambda: service.sort(ID, "soap"), lambda: service.fill(ID, CancelToken())):
        with pytest.raises(StoreFault) as told:
            asked()
        assert code(told) is Code.STORE_LOCKED


def test_files_that_are_no_templates_say_so(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "huge.toml").write_bytes(b"x" * 300_000)
    for name, expected in (("no.toml", Code.FILE_NOT_FOUND), ("bad.toml", Code.TEMPLATE_BROKEN)):
        with pytest.raises(UserFixable) as told:
            named_template(str(tmp_path / name))
        assert code(told) is expected
    with pytest.raises(UserFixable) as told:
        named_template(str(tmp_path / "huge.toml"))
    assert code(told) is Code.TEMPLATE_BROKEN
    with pytest.raises(UserFixable) as told:
        named_template("sonnet")
    assert code(told) is Code.USAGE
    (tmp_path / "general.toml").write_text(written(replace(SHIPPED["soap"], id="general")), encoding="utf-8")
    assert named_template(str(tmp_path / "general.toml")).id == "own-file"

"""Matters and tags in the real vault: made, given to meetings, listened for, and gone with their terms."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sottovoce.services.job_run import JobRun, Taken
from sottovoce.services.library import LibraryService
from sottovoce.services.matters import MatterService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.retention import DueKind
from sottovoce.services.trash import TrashService
from sottovoce.services.vocabularies import VocabularyService
from sottovoce.vault.rows_matters import Matter
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Track
from tests.integration.desk import NewDesk
from tests.integration.test_vault_released import RELEASED

IDS = tuple(f"{number:032x}" for number in range(4))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", "drei Wörter genügen", cost=LEAST_COST)
    for number, each in enumerate(IDS):
        at = f"2026-01-0{1 + number}T10:00:00+00:00"
        row = MeetingRow(each, f"Sitzung {number}", None, 60_000, (Track.MIC,), "", MeetingState.READY, at)
        opened.store.meetings.put(row)
    yield opened
    opened.close()


def matter_ids(vault: Vault) -> list[str | None]:
    return [row.matter_id for row in reversed(vault.store.meetings.list())]


def approve(vault: Vault, recording_id: str, at: str) -> None:
    vault.store.meetings._database.run("UPDATE facts SET approved_at = ? WHERE recording_id = ?", (at, recording_id))


def test_a_matter_is_made_once_and_its_name_is_nobody_elses(vault: Vault) -> None:
    service = MatterService(vault)
    muster = service.make("  Muster,\tSabine ")
    assert muster.name == "Muster, Sabine"
    assert service.make("muster, sabine") == muster
    baum = service.save(Matter("", "Baum"))
    assert [each.name for each in service.all()] == ["Baum", "Muster, Sabine"]
    with pytest.raises(SottovoceError) as refused:
        service.save(replace(baum, name="MUSTER, Sabine"))
    assert refused.value.code is Code.MATTER_NAME_TAKEN
    assert service.save(replace(baum, name="BAUM", audio_days=14)).id == baum.id
    with pytest.raises(ValueError, match="name"):
        service.make(" \u200b")
    vault.lock()
    with pytest.raises(StoreFault) as locked:
        service.all()
    assert locked.value.code is Code.STORE_LOCKED


def test_umlauts_in_names_do_not_make_two_of_one(vault: Vault) -> None:
    service = MatterService(vault)
    first = service.make("Ökonom")
    assert service.make("ökonom") == first
    with pytest.raises(SottovoceError) as refused:
        service.save(Matter("", "ÖKONOM"))
    assert refused.value.code is Code.MATTER_NAME_TAKEN


def test_meetings_stay_when_their_matter_goes(vault: Vault) -> None:
    service = MatterService(vault)
    muster = service.make("Muster")
    service.assign(IDS[:2], muster.id)
    assert matter_ids(vault) == [muster.id, muster.id, None, None]
    service.assign(IDS[1:2], None)
    service.assign(IDS[2:3], "gone")  # a matter that was deleted meanwhile
    assert matter_ids(vault) == [muster.id, None, None, None]
    service.delete(muster.id)
    assert matter_ids(vault) == [None] * 4
    assert service.all() == ()


def test_a_hold_keeps_the_matter_and_its_meetings(vault: Vault) -> None:
    service, trash = MatterService(vault), TrashService(vault, LibraryService(vault))
    held = service.save(Matter("", "Streit", legal_hold=True))
    service.assign(IDS[:1], held.id)
    assert trash.move(IDS[:2]).held == IDS[:1]
    for refused in (lambda: service.delete(held.id), lambda: trash.delete_sound(IDS[0])):
        with pytest.raises(SottovoceError) as told:
            refused()
        assert told.value.code is Code.MATTER_ON_HOLD
    service.assign(IDS[1:2], held.id)  # the hold came when it lay in the trash already
    with pytest.raises(SottovoceError) as told:
        trash.destroy(IDS[1])
    assert told.value.code is Code.MATTER_ON_HOLD
    assert len(vault.store.meetings.states()) == 4


def test_tags_are_given_and_taken_and_differ_by_more_than_capitals(vault: Vault) -> None:
    service = MatterService(vault)
    service.change_tags(IDS[:2], ["Dringend", " alt ", ""], [])
    service.change_tags(IDS[1:3], ["dringend"], ["ALT"])
    assert [row.tags for row in reversed(vault.store.meetings.list())] == [
        ("alt", "Dringend"),
        ("Dringend",),
        ("dringend",),
        (),
    ]


def test_what_is_due_is_told_by_matter_and_nothing_is_touched(vault: Vault) -> None:
    service = MatterService(vault)
    muster = service.save(Matter("", "Muster", ended_on="2016-03-01", audio_days=14, keep_years=10))
    sound_only = service.save(Matter("", "Baum", audio_days=14))
    service.assign(IDS[:1], muster.id)
    service.assign(IDS[1:], sound_only.id)
    approve(vault, IDS[1], "2026-01-10T10:00:00+00:00")
    TrashService(vault, LibraryService(vault)).move(IDS[3:])
    approve(vault, IDS[3], "2026-01-10T10:00:00+00:00")
    assert service.due(date(2026, 1, 20)) == ()
    found = service.due(date(2026, 11, 27))
    assert [(each.row.id, each.kind) for each in found] == [(IDS[1], DueKind.SOUND), (IDS[0], DueKind.EVERYTHING)]
    service.save(replace(muster, legal_hold=True))
    assert [each.row.id for each in service.due(date(2026, 11, 27))] == [IDS[1]]
    assert len(vault.store.meetings.list()) == 3


def test_the_terms_of_a_matter_are_listened_for_after_those_that_were_chosen(new_desk: NewDesk) -> None:
    desk = new_desk()
    VocabularyService(desk.vault).save(Vocabulary("Akte Brunner", ("Brunner", "Quetiapin")))
    matters = MatterService(desk.vault)
    matter = matters.save(Matter("", "Brunner", vocabulary="akte brunner"))
    row = MeetingRow(IDS[0], "", None, 0, (Track.FILE,), "", MeetingState.READY, "2026-01-01T10:00:00+00:00")
    desk.vault.store.meetings.put(row)
    matters.assign([row.id], matter.id)
    job = desk.queue.new_job(row.id, ProcessOptions(vocabulary=("Uri", "quetiapin")))
    taken: Taken = desk.queue._taken(job)
    assert taken.vocabulary == Vocabulary("Akte Brunner", ("Brunner", "Quetiapin"))
    run = JobRun(desk.vault, taken, desk.queue._models, {}, 0)
    assert run._terms() == ("Uri", "quetiapin", "Brunner")


def test_a_vault_of_before_there_were_matters_takes_them(tmp_path: Path) -> None:
    shutil.copytree(RELEASED / "v1", tmp_path / "vault")
    vault = Vault.at(tmp_path / "vault")
    vault.unlock(json.loads((tmp_path / "vault" / "opens.json").read_text())["passphrase"])
    before = vault.store.meetings.list()
    assert {(row.matter_id, row.tags, row.trashed_at, row.sound_gone_at) for row in before} == {(None, (), None, None)}
    service = MatterService(vault)
    service.assign([row.id for row in before], service.make("Muster").id)
    service.change_tags([before[0].id], ["alt"], [])
    vault.lock()
    vault.unlock(json.loads((tmp_path / "vault" / "opens.json").read_text())["passphrase"])
    assert {row.matter_id for row in vault.store.meetings.list()} == {service.all()[0].id}
    assert vault.store.check() == ()
    vault.close()

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.core.paths import models_dir
from sottovoce.services.exports.folder import exportable
from sottovoce.services.process import DEFAULT_ASR, DEFAULT_WRITER, InstalledModels, ProcessOptions, ProcessService
from sottovoce_models.catalogue import ModelStore, load_catalogue
from sottovoce_models.errors import Code, UserFixable


@pytest.fixture
def none_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> InstalledModels:
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(tmp_path / "no models"))
    return InstalledModels(load_catalogue(), ModelStore(models_dir()))


def test_a_recognizer_that_is_unknown_or_missing_is_said(none_installed: InstalledModels) -> None:
    for model_id, code in [("nonsense", Code.MODEL_UNKNOWN), (DEFAULT_ASR, Code.MODEL_MISSING)]:
        with pytest.raises(UserFixable) as caught:
            none_installed.speech(model_id)
        assert (caught.value.code, caught.value.params["id"]) == (code, model_id)


def test_a_missing_writer_is_no_error_but_an_unknown_one_is(none_installed: InstalledModels) -> None:
    choice = none_installed.writer(DEFAULT_WRITER)
    assert (choice.writer, choice.wanted_id) == (None, DEFAULT_WRITER)
    with pytest.raises(UserFixable) as caught:
        none_installed.writer("nonsense")
    assert caught.value.code is Code.MODEL_UNKNOWN


def test_no_writer_wanted_is_none_wanted(none_installed: InstalledModels) -> None:
    choice = none_installed.writer(None)
    assert (choice.writer, choice.wanted_id) == (None, None)
    assert choice.candidate_id


def test_a_language_names_a_writer_that_was_measured_for_it(none_installed: InstalledModels) -> None:
    measured = none_installed.writer(None).measured
    assert "en" in measured
    for language, model_id in measured.items():
        assert language in load_catalogue().entry(model_id).writes


def test_nothing_happens_before_a_job_runs(none_installed: InstalledModels, tmp_path: Path) -> None:
    job = ProcessService(none_installed).job(tmp_path / "missing.vtt", ProcessOptions(asr_id="nonsense"))
    assert not job.resumable
    assert exportable(job.draft) is None
    assert job.draft.recording is None

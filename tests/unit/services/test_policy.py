"""Which models may be used, and which functions, by an organisation's policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.services.models import ModelsService
from sottovoce.services.policy import allowed, require, speech_id
from sottovoce.services.process import DEFAULT_ASR, DEFAULT_WRITER, InstalledModels, ProcessOptions, ProcessService
from sottovoce_models.catalogue import ModelKind, ModelStore, load_catalogue
from sottovoce_models.errors import Code, PolicyRefused

SHIPPED = load_catalogue()
OTHER = next(entry.id for entry in SHIPPED.of_kind(ModelKind.SPEECH) if entry.id != DEFAULT_ASR)
ONLY_OTHER = Policy(models_allowed=frozenset({OTHER}))


@pytest.mark.parametrize("function", Function)
def test_what_is_switched_off_is_refused_and_nothing_else(function: Function) -> None:
    policy = Policy(switched_off=frozenset({function}))
    with pytest.raises(PolicyRefused) as refused:
        require(policy, function)
    assert refused.value.code == f"policy.{function}"
    for other in set(Function) - {function}:
        require(policy, other)


def test_without_a_list_every_model_may_be_used() -> None:
    assert allowed(NO_POLICY, SHIPPED) is SHIPPED


def test_a_list_leaves_what_it_names_and_what_tells_speakers_apart() -> None:
    left = allowed(ONLY_OTHER, SHIPPED)
    assert [entry.id for entry in left.of_kind(ModelKind.SPEECH)] == [OTHER]
    assert left.of_kind(ModelKind.WRITER) == ()
    assert left.of_kind(ModelKind.SPEAKERS) == SHIPPED.of_kind(ModelKind.SPEAKERS)


def test_new_meetings_are_heard_with_a_recognizer_that_is_allowed() -> None:
    assert speech_id(NO_POLICY, SHIPPED, DEFAULT_ASR) == DEFAULT_ASR
    assert speech_id(ONLY_OTHER, SHIPPED, DEFAULT_ASR) == OTHER
    assert speech_id(Policy(models_allowed=frozenset()), SHIPPED, DEFAULT_ASR) == DEFAULT_ASR


def test_a_job_is_refused_a_model_that_is_not_allowed(tmp_path: Path) -> None:
    models = InstalledModels(SHIPPED, ModelStore(tmp_path), policy=ONLY_OTHER)
    for ask in (lambda: models.speech(DEFAULT_ASR), lambda: models.writer(DEFAULT_WRITER)):
        with pytest.raises(PolicyRefused) as refused:
            ask()
        assert refused.value.code is Code.POLICY_MODEL
    assert models.writer(None).writer is None


def test_the_page_of_models_shows_what_is_allowed_and_fetches_nothing_else(tmp_path: Path) -> None:
    service = ModelsService(tmp_path, SHIPPED, policy=ONLY_OTHER)
    assert [entry.id for entry in service.recognizers()] == [OTHER]
    assert service.writers() == ()
    assert OTHER in {entry.id for entry in service.missing(None, None)}
    assert DEFAULT_ASR not in {entry.id for entry in service.missing(None, None)}
    with pytest.raises(PolicyRefused):
        service.entry(DEFAULT_ASR)
    assert service.known.entry(DEFAULT_ASR)


def test_the_command_line_is_bound_as_the_window_is(tmp_path: Path) -> None:
    policy = Policy(switched_off=frozenset({Function.SUMMARIES}))
    service = ProcessService(InstalledModels(SHIPPED, ModelStore(tmp_path)), policy=policy)
    with pytest.raises(PolicyRefused):
        service.job(tmp_path / "Sitzung.wav", ProcessOptions())

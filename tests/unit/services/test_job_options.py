from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from sottovoce.services.job_run import options_of
from sottovoce.services.process import ProcessOptions
from sottovoce.vault.rows_jobs import JobRow


@pytest.mark.parametrize(
    "options", [ProcessOptions(), ProcessOptions("de", 3, "a", None, "b", ("Anna Brandt", "Acme"))]
)
def test_the_options_of_a_job_survive_the_vault(options: ProcessOptions) -> None:
    stored = json.loads(json.dumps(asdict(options)))
    assert options_of(JobRow("j", "r", "speech", "now", stored)) == options


def test_a_job_of_before_there_was_a_vocabulary_has_none() -> None:
    assert options_of(JobRow("j", "r", "speech", "now", {"language": "de"})) == ProcessOptions("de")

"""Fixtures of the tests that use a real vault and real engine processes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sottovoce.core.policy import NO_POLICY, Policy
from tests.integration.desk import Desk, NewDesk


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[NewDesk]:
    made: list[Desk] = []

    def make(days_later: int = 0, policy: Policy = NO_POLICY, **engines: str) -> Desk:
        made.append(Desk(tmp_path / "vault", engines, lambda: datetime.now(UTC) + timedelta(days=days_later), policy))
        return made[-1]

    yield make
    for desk in made:
        desk.close()

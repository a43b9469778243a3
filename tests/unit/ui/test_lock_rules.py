"""When the vault locks by itself, for any course of a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.ui.window.lock_rules import SLEEP_GAP_S, LockRules, lock_minutes


def _rules(limit_s: float | None = 600.0, now_s: float = 0.0) -> LockRules:
    rules = LockRules(now_s)
    rules.idle_limit_s = limit_s
    return rules


def test_a_hole_between_two_ticks_means_sleep() -> None:
    rules = _rules(limit_s=None)
    assert not rules.tick(SLEEP_GAP_S - 0.1)
    assert rules.tick(2 * SLEEP_GAP_S - 0.1)


def test_a_clock_set_back_does_not_keep_it_open_for_hours() -> None:
    rules = _rules(now_s=10_000.0)
    assert not rules.tick(5.0)
    ticks = [rules.tick(5.0 + 5.0 * i) for i in range(1, 121)]
    assert ticks[:-1] == [False] * 119
    assert ticks[-1]


@given(st.lists(st.tuples(st.floats(0.1, 59.0), st.booleans()), max_size=200), st.sampled_from([60.0, 600.0]))
def test_it_locks_exactly_when_the_time_without_use_is_over(steps: list[tuple[float, bool]], limit_s: float) -> None:
    rules, now_s, used_s = _rules(limit_s), 0.0, 0.0
    for step_s, used in steps:
        now_s += step_s
        if used:
            rules.used(now_s)
            used_s = now_s
        assert rules.tick(now_s) == (now_s - used_s >= limit_s)


@pytest.mark.parametrize(
    ("wished", "most", "minutes"),
    [(10, None, 10), (0, None, 0), (10, 5, 5), (3, 5, 3), (0, 5, 5), (5, 5, 5)],
)
def test_an_organisation_can_only_have_it_locked_sooner(wished: int, most: int | None, minutes: int) -> None:
    assert lock_minutes(wished, most) == minutes

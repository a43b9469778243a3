from __future__ import annotations

import pytest

from sottovoce_models.catalogue import TransferProgress
from sottovoce_models.catalogue.progress import ProgressMeter


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_at_most_ten_reports_a_second_and_the_last_one_always() -> None:
    clock, seen = Clock(), list[TransferProgress]()
    meter = ProgressMeter("toy", 1000, seen.append, clock)
    meter.start(0)
    for step in range(1000):
        clock.now = step / 1000
        meter.report("model.bin", step)
    meter.report("model.bin", 1000, last=True)
    assert len(seen) <= 11
    assert (seen[-1].bytes_done, seen[-1].seconds_left) == (1000, 0.0)


def test_speed_and_time_left_of_a_steady_transfer() -> None:
    clock, seen = Clock(), list[TransferProgress]()
    meter = ProgressMeter("toy", 1000, seen.append, clock)
    meter.start(500)
    for second in range(1, 5):
        clock.now = float(second)
        meter.report("model.bin", 500 + 100 * second)
    assert seen[-1].bytes_per_second == pytest.approx(100)
    assert seen[-1].seconds_left == pytest.approx(1)


def test_bytes_kept_from_before_are_no_speed() -> None:
    clock, seen = Clock(), list[TransferProgress]()
    meter = ProgressMeter("toy", 1000, seen.append, clock)
    meter.start(900)
    clock.now = 1.0
    meter.report("model.bin", 910)
    assert seen[0].bytes_per_second == pytest.approx(10)


def test_a_transfer_that_starts_anew_has_no_negative_speed() -> None:
    clock, seen = Clock(), list[TransferProgress]()
    meter = ProgressMeter("toy", 1000, seen.append, clock)
    meter.start(900)
    clock.now = 1.0
    meter.report("model.bin", 0)
    assert (seen[0].bytes_per_second, seen[0].seconds_left) == (0.0, None)

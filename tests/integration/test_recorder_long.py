"""Eight hours of recording, as fast as they can be told."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import psutil

from sottovoce.audio.capture import Block
from sottovoce_models.types import Track
from tests.helpers.recording import MS, SAMPLES_PER_MS, SECOND, QuickFiles, Stage

MIC, SYSTEM = Track.MIC, Track.SYSTEM


class ForgetfulFiles(QuickFiles):
    """Keeps no more than the last file: eight hours of sound are not needed here."""

    def close(self, descriptor: int) -> None:
        os.ftruncate(descriptor, min(os.fstat(descriptor).st_size, 400))
        super().close(descriptor)


def test_eight_hours_keep_the_tracks_together_and_need_no_more_memory(tmp_path: Path) -> None:
    """One device counts 120 ppm too fast, the other 90 too slow; blocks come up to 30 ms late."""
    chance = np.random.default_rng(1)
    stage = Stage(tmp_path, files=ForgetfulFiles())
    tracks = stage.tracks._tracks
    delivered = {MIC: 0, SYSTEM: 0}
    rates = {MIC: 16_000 * 1.000_120, SYSTEM: 16_000 * 0.999_910}
    silence = bytes(2 * 17_000)
    furthest = 0
    baseline = 0
    for second in range(1, 8 * 3_600 + 1):
        stage.now_ns = stage.began_ns + second * SECOND
        for name in (MIC, SYSTEM):
            samples = int(second * rates[name]) - delivered[name]
            delivered[name] += samples
            stage.tracks.take(Block(name, stage.now_ns + int(chance.integers(30 * MS)), silence[: 2 * samples]))
        stage.tracks.tick(stage.now_ns)
        apart = tracks[MIC].writer.position_samples - tracks[SYSTEM].writer.position_samples
        furthest = max(furthest, abs(apart))
        stage.told.clear()
        if second == 600:
            baseline = psutil.Process().memory_info().rss
    grown = psutil.Process().memory_info().rss - baseline
    assert furthest <= 100 * SAMPLES_PER_MS
    assert abs(tracks[MIC].writer.position_samples - 8 * 3_600 * 16_000) <= 100 * SAMPLES_PER_MS
    assert grown < 50_000_000

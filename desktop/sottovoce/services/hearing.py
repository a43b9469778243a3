"""What the player shows of a recording: its waveform and the times of its words. Needs the open vault; thread-safe."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services import waveform
from sottovoce.services.waveform import Waveform
from sottovoce.services.word_times import WordTimes
from sottovoce.vault.rows_meetings import MeetingState
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Segment, Track

_REST_SECONDS: Final = 0.003
_GROWING: Final = frozenset({MeetingState.RECORDING, MeetingState.IMPORTING})


class HearingService:
    """Every call raises STORE_LOCKED while the vault is locked, and STORE_DAMAGED for a recording that is not there."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def waveform(self, recording_id: str, cancel: CancelToken) -> Waveform:
        """How loud it is over time; computed once, which takes seconds for hours, then kept encrypted in the vault.

        Cancelled when asked to. A full disk costs only that it is computed again the next time.
        """
        store = self._vault.store
        row = store.meetings.get(recording_id)
        if row is None:
            raise StoreFault(Code.STORE_DAMAGED)
        known = waveform.from_plain(store.results.finding(recording_id, waveform.KIND), row.duration_ms)
        if known is not None:
            return known
        folder, keys = self._vault.audio_dir(recording_id), self._vault.segment_keys(recording_id)
        source = VaultAudioSource(folder, recording_id, keys)
        blocks = (frame.data for frame in source.pcm(Track.FILE, 0, None, cancel))
        made = waveform.waveform_of(blocks, waveform.step_ms_for(row.duration_ms))
        if row.state not in _GROWING:
            with contextlib.suppress(UserFixable):  # no room: it is shown all the same
                self._vault.store.results.put_finding(
                    recording_id, waveform.KIND, waveform.to_plain(made, row.duration_ms)
                )
        return made

    def words(self, recording_id: str) -> WordTimes:
        """When each word was heard; reads batch by batch, so that hours of it need little memory.

        Between them it rests: without that, whoever paints meanwhile waits for the interpreter at each call of Qt's.
        """

        def segments() -> Iterator[Segment]:
            for batch in self._vault.store.results.each_batch(recording_id):
                yield from batch.segments
                time.sleep(_REST_SECONDS)

        return WordTimes(segments())

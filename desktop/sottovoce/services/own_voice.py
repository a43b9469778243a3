"""The user's own voice: enrolled once from a few sentences, known again in every meeting, forgotten on request.

It is kept in the encrypted database only. Of anybody else nothing is kept by which a voice could be known again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Final

from sottovoce.audio import voice_sample
from sottovoce.audio.capture import Capture
from sottovoce.audio.microphone import Microphone
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES, EngineSet
from sottovoce.pipeline.own_voice import heard_voice
from sottovoce.services.policy import require
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_own_voice import OwnVoice
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import StoreFault

READING_MS: Final = 25_000
"""More than the speech an enrolment needs, since pauses do not count."""
_BLOCK_BYTES: Final = 32_000


def _nothing(_heard_ms: int) -> None:
    """Nobody watches."""


class OwnVoiceService:
    """Enrols, renames and forgets; every call raises STORE_LOCKED while the vault is locked."""

    def __init__(
        self,
        vault: Vault,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        new_microphone: Callable[[], Capture] = Microphone,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._vault, self._engines, self._new_microphone, self._policy = vault, engines, new_microphone, policy

    @property
    def enrolled(self) -> bool:
        """Whether the user's voice is known."""
        return self._vault.store.own_voice.get() is not None

    @property
    def name(self) -> str:
        """What the user's lines are headed with in a new transcript; "" for no name, or no voice."""
        voice = self._vault.store.own_voice.get()
        return "" if voice is None else voice.name

    def learn(self, name: str, watch: CopyWatch) -> None:
        """Listens to the default microphone for READING_MS, then enrols what it heard; blocks, keeps no sound.

        POLICY_RECORDING, RECORD_NO_DEVICE, what the watch raises, and what `enroll` raises: then nothing changes.
        """
        require(self._policy, Function.RECORDING)
        pcm = voice_sample.listen(self._new_microphone(), READING_MS, watch)
        blocks = (pcm[start : start + _BLOCK_BYTES] for start in range(0, len(pcm), _BLOCK_BYTES))
        self.enroll(blocks, name, CancelToken())

    def enroll(
        self, pcm: Iterable[bytes], name: str, cancel: CancelToken, on_heard: Callable[[int], None] = _nothing
    ) -> None:
        """Learns the voice from sound of the user alone and keeps it in place of an earlier one; blocks.

        `pcm`: mono, 16 bit, 16 kHz, in blocks of under a minute; `on_heard` is told how many ms are through. The
        sound is kept nowhere. VOICE_TOO_SHORT(seconds), VOICE_SEVERAL, Cancelled, EngineFault: then nothing changes.
        """
        store = self._vault.store
        with EngineSet(self._engines) as engines:
            voice = heard_voice(engines, pcm, name.strip(), cancel, on_heard)
        store.own_voice.put(voice)

    def rename(self, name: str) -> None:
        """Another name for the user from now on."""
        self._vault.store.own_voice.rename(name.strip())

    def forget(self) -> None:
        """The voice is known no more; transcripts keep the names that they have."""
        self._vault.store.own_voice.delete()


def known_voice(vault: Vault) -> OwnVoice | None:
    """The user's voice, to be taken along by a job; None while the vault is locked or where none was enrolled."""
    with suppress(StoreFault):
        return vault.store.own_voice.get()
    return None

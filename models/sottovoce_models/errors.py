"""The one error tree: codes and parameters only. The words people read live in `sottovoce.core.error_texts`."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

Param = str | int | float


class Code(StrEnum):
    """Every way things end other than well; each has a text and a next step in both languages (tested)."""

    CANCELLED = "cancelled"

    # UserFixable: the user can change something and try again.
    FILE_NOT_FOUND = "file.not_found"
    FILE_UNREADABLE = "file.unreadable"
    FILE_EMPTY = "file.empty"
    FILE_NOT_AUDIO = "file.not_audio"
    FILE_NO_AUDIO_TRACK = "file.no_audio_track"
    FILE_FORMAT_REFUSED = "file.format_refused"
    FILE_LIMITS_EXCEEDED = "file.limits_exceeded"
    FILE_DAMAGED = "file.damaged"
    SPEECH_NOT_UNDERSTOOD = "speech.not_understood"
    TRANSCRIPT_UNREADABLE = "transcript.unreadable"
    THREAD_UNREADABLE = "thread.unreadable"
    TEXT_TOO_LARGE = "text.too_large"
    TEMPLATE_BROKEN = "template.broken"
    TEMPLATE_APPROVED = "template.approved"
    OUTPUT_NOT_WRITABLE = "output.not_writable"
    OUTPUT_PATH_TOO_LONG = "output.path_too_long"
    DISK_FULL = "disk.full"
    EXPORT_NOTHING = "export.nothing"
    EXPORT_NOT_APPROVED = "export.not_approved"
    EXPORT_NO_MINUTES = "export.no_minutes"
    EXPORT_NO_SOUND = "export.no_sound"
    EXPORT_PHRASE_SHORT = "export.phrase_short"
    ACCESS_NOTHING = "access.nothing"
    TASKS_NOTHING = "tasks.nothing"
    MEETING_FILE_UNREADABLE = "meeting_file.unreadable"
    MODEL_UNKNOWN = "model.unknown"
    MODEL_MISSING = "model.missing"
    MODEL_CORRUPT = "model.corrupt"
    MODEL_PART_MISSING = "model.part_missing"
    MODEL_FOLDER_NOT_WRITABLE = "model.folder_not_writable"
    MODEL_NOT_RECOGNISED = "model.not_recognised"
    MODEL_NOT_GGUF = "model.not_gguf"
    MODEL_CUT_OFF = "model.cut_off"
    MODEL_TOO_NEW = "model.too_new"
    MODEL_NOT_A_WRITER = "model.not_a_writer"
    MODEL_CHAT_UNKNOWN = "model.chat_unknown"
    MODEL_TRANSPORT_UNSUPPORTED = "model.transport_unsupported"
    PIP_MISSING = "pip.missing"
    MODEL_LANGUAGE_UNSUPPORTED = "model.language_unsupported"
    WRITER_NOT_INSTALLED = "writer.not_installed"
    NETWORK_UNREACHABLE = "network.unreachable"
    NETWORK_CERTIFICATE = "network.certificate"
    NETWORK_INTERRUPTED = "network.interrupted"
    NETWORK_REFUSED = "network.refused"
    MEMORY_TOO_SMALL = "memory.too_small"
    BACKUP_DAMAGED = "backup.damaged"
    JOB_RUNS = "job.runs"
    MATTER_NAME_TAKEN = "matter.name_taken"
    MATTER_ON_HOLD = "matter.on_hold"
    MINUTES_APPROVED = "minutes.approved"
    NIGHT_ON_BATTERY = "night.on_battery"
    AUDIO_DEVICE = "audio.device"
    AUDIO_SPEED = "audio.speed"
    CONSENT_MISSING = "consent.missing"
    CONSENT_REFUSED = "consent.refused"
    CONSENT_NOBODY = "consent.nobody"
    LEDGER_BROKEN = "ledger.broken"
    RECEIPT_UNREADABLE = "receipt.unreadable"
    RECEIPT_NOT_OF_LEDGER = "receipt.not_of_ledger"
    RECORD_NO_DEVICE = "record.no_device"
    RECORD_NO_SYSTEM_SOUND = "record.no_system_sound"
    RECORD_RUNS = "record.runs"
    RECORD_DISK_LOW = "record.disk_low"
    VOICE_TOO_SHORT = "voice.too_short"
    VOICE_SEVERAL = "voice.several"
    VAULT_NEWER = "vault.newer"
    VAULT_ABSENT = "vault.absent"
    VAULT_EXISTS = "vault.exists"
    VAULT_IN_USE = "vault.in_use"
    VAULT_MOVED = "vault.moved"
    VAULT_PLACE_SYNCED = "vault.place_synced"
    VAULT_PLACE_NETWORK = "vault.place_network"
    VAULT_PLACE_FIXED = "vault.place_fixed"
    VAULT_PLACE_GONE = "vault.place_gone"
    VAULT_PHRASE_SHORT = "vault.phrase_short"
    VAULT_PHRASE_WRONG = "vault.phrase_wrong"
    VAULT_WAIT = "vault.wait"
    VAULT_CODE_INCOMPLETE = "vault.code_incomplete"
    VAULT_CODE_TYPO = "vault.code_typo"
    VAULT_CODE_WRONG = "vault.code_wrong"
    VAULT_HEADER_OLD = "vault.header_old"
    VAULT_RECORDING_RUNS = "vault.recording_runs"
    VAULT_KEYRING_ABSENT = "vault.keyring_absent"
    VAULT_KEYRING_LOST = "vault.keyring_lost"
    REDACTION_NAME_LEFT = "redaction.name_left"
    TRAINING_CLOSED = "training.closed"
    TRAINING_UNSEEN = "training.unseen"
    TRAINING_THERE = "training.there"
    TRAINING_PLACE_TAKEN = "training.place_taken"
    TRAINING_FOLDER_GONE = "training.folder_gone"
    WITHDRAWAL_VOICE_UNKNOWN = "withdrawal.voice_unknown"
    WITHDRAWAL_NOTE_KEPT = "withdrawal.note_kept"
    TRAINING_NO_SAMPLE = "training.no_sample"
    USAGE = "usage"

    # PolicyRefused: whoever administers the computer has switched it off.
    POLICY_RECORDING = "policy.recording"
    POLICY_SUMMARIES = "policy.summaries"
    POLICY_WRITING_HELP = "policy.writing_help"
    POLICY_TRAINING = "policy.training"
    POLICY_MODEL = "policy.model"
    POLICY_CONSENT = "policy.consent"

    # StoreFault: the vault or the disk under it.
    STORE_DAMAGED = "store.damaged"
    STORE_LOCKED = "store.locked"
    STORE_WRITE_FAILED = "store.write_failed"
    STORE_ERASE_FAILED = "store.erase_failed"

    # EngineFault: an engine process did something it should not.
    ENGINE_CRASHED = "engine.crashed"
    ENGINE_HUNG = "engine.hung"
    ENGINE_OUT_OF_MEMORY = "engine.out_of_memory"
    ENGINE_BAD_OUTPUT = "engine.bad_output"
    ENGINE_INTERNAL = "engine.internal"


class SottovoceError(Exception):
    """Root of all expected failures: `code` names what happened, `params` fill its text; no content of a meeting."""

    def __init__(self, code: Code, **params: Param) -> None:
        super().__init__(str(code))
        self.code: Final = code
        self.params: Final = params


class Cancelled(SottovoceError):  # noqa: N818 -- not a failure: the user asked for it
    """The user cancelled; never shown as an error."""

    def __init__(self) -> None:
        super().__init__(Code.CANCELLED)


class UserFixable(SottovoceError):  # noqa: N818 -- named for what the user can do about it
    """The user can mend this: another file, more disk space, a model to fetch."""


class PolicyRefused(SottovoceError):  # noqa: N818 -- named like its siblings
    """An organisation's policy forbids it on this computer; the user cannot change that, but can ask who can."""


class EngineFault(SottovoceError):  # noqa: N818 -- named like its siblings
    """An engine process crashed, hung or answered nonsense; what it had delivered is kept."""


class StoreFault(SottovoceError):  # noqa: N818 -- named like its siblings
    """The vault could not be read or written; what was acknowledged before is kept."""


def error_for(code: Code, **params: Param) -> SottovoceError:
    """The error of the right kind for a code, as used when a code arrives from another process."""
    if code is Code.CANCELLED:
        return Cancelled()
    if code.startswith("engine."):
        return EngineFault(code, **params)
    if code.startswith("policy."):
        return PolicyRefused(code, **params)
    if code.startswith("store."):
        return StoreFault(code, **params)
    return UserFixable(code, **params)

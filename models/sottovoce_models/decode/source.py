"""Opens one local media file for its sound and nothing else. The only module that opens anything with PyAV.

Demuxers, decoders and protocols come from the allow-lists of `limits`; video, pictures, subtitles and attachments are
discarded before they are decoded; no name is ever taken for an address, and no file can make another one be opened.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sottovoce_models.decode import headers, limits
from sottovoce_models.decode.watchdog import Watchdog
from sottovoce_models.errors import Code, SottovoceError, UserFixable

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container.input import InputContainer
    from av.packet import Packet

_GUESSED_DURATION: Final = ("aac", "amr")
"""Their headers hold no duration; FFmpeg guesses one from the bit rate of the first frames."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the bytes of a file say without a decoder."""

    path: Path
    size_bytes: int
    head: bytes
    cut: bool
    counted: bool


def look_at(path_text: str) -> FileFacts:
    """Facts about a readable, regular, non-empty file; raises the FILE_ error that says why there are none."""
    path = Path(os.path.abspath(path_text))  # noqa: PTH100 -- resolve() would follow links and lose the name given
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise UserFixable(Code.FILE_NOT_AUDIO)  # reading a pipe or a device could wait for ever
        if info.st_size == 0:
            raise UserFixable(Code.FILE_EMPTY)
        with path.open("rb") as file:
            head = file.read(headers.HEAD_BYTES)
            file.seek(headers.id3_bytes(head))
            counted = headers.counts_frames(file.read(4096))
            cut = headers.is_cut(file, info.st_size)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL character
        raise UserFixable(Code.FILE_UNREADABLE) from error
    return FileFacts(path, info.st_size, head, cut, counted)


class Source:
    """The chosen audio track of an open file. Counts what could not be read while its frames are taken."""

    def __init__(self, container: InputContainer, stream: AudioStream, facts: FileFacts, watchdog: Watchdog) -> None:
        self._container = container
        self._stream = stream
        self._facts = facts
        self._watchdog = watchdog
        self.skipped = 0
        self.broken = False

    @property
    def container_name(self) -> str:
        """Short name of the container format."""
        return self._container.format.name.split(",")[0]

    @property
    def codec(self) -> str:
        """Name of the decoder."""
        return self._stream.codec_context.name

    @property
    def cut(self) -> bool:
        """Whether the container says that its end is missing."""
        return self._facts.cut

    @property
    def start_seconds(self) -> float:
        """Where the time of the file begins (its earliest track)."""
        return (self._container.start_time or 0) / 1_000_000

    @property
    def duration_ms(self) -> int:
        """Length as the file declares it or as guessed from its size; 0 when unknown."""
        stream = self._stream
        if stream.duration and stream.time_base:
            return max(0, int(stream.duration * stream.time_base * 1000))
        tagged = _clock_ms(stream.metadata.get("DURATION", ""))
        return tagged or max(0, (self._container.duration or 0) // 1000)

    @property
    def duration_is_declared(self) -> bool:
        """Whether `duration_ms` was written by whoever made the file, so that less sound means that some is missing."""
        name = self.container_name
        return self._facts.counted if name == "mp3" else name not in _GUESSED_DURATION

    def seek(self, seconds: float) -> bool:
        """Goes to a place at or before `seconds` of the file's clock; False when this kind of file is not exact."""
        from av.error import FFmpegError

        if not self._stream.time_base or self.container_name not in limits.SAMPLE_TIMED:
            return False
        try:
            with self._watchdog.armed():
                self._container.seek(int(seconds / self._stream.time_base), stream=self._stream)
        except FFmpegError:
            return False
        return True

    def frames(self) -> Iterator[AudioFrame]:
        """Decoded frames in order, within the limits; damaged packets and places are skipped and counted.

        Raises FILE_LIMITS_EXCEEDED for sound outside the limits, or when nothing at all came for STALL_SECONDS.
        """
        idle_since, any_frame = time.monotonic(), False
        for packet in self._packets():
            for frame in self._decode(packet):
                limits.check_sound(frame.sample_rate, len(frame.layout.channels) or frame.layout.nb_channels)
                any_frame = True
                yield frame
                idle_since = time.monotonic()
            if time.monotonic() - idle_since > limits.STALL_SECONDS:
                self._give_up(any_frame)
                return

    def _give_up(self, any_frame: bool) -> None:
        if not any_frame:
            raise UserFixable(Code.FILE_LIMITS_EXCEEDED, what="time")
        self.broken = True

    def _packets(self) -> Iterator[Packet[AudioStream] | None]:
        """Packets of the track, then None, which flushes the decoder."""
        from av.error import FFmpegError

        for _ in range(limits.MAX_READ_ERRORS):
            packets = self._container.demux(self._stream)
            try:
                while True:
                    with self._watchdog.armed():
                        packet = next(packets, None)
                    if packet is None:
                        yield None
                        return
                    if packet.size:  # PyAV ends with an empty one, too; the decoder is flushed once, by ours
                        yield packet
            except MemoryError as error:
                raise _out_of_memory() from error
            except FFmpegError:
                self.broken = True  # reading may go on behind the damaged place
        yield None

    def _decode(self, packet: Packet[AudioStream] | None) -> list[AudioFrame]:
        from av.error import EOFError as FlushedError
        from av.error import FFmpegError

        try:
            with self._watchdog.armed():
                return self._stream.codec_context.decode(packet)
        except MemoryError as error:
            raise _out_of_memory() from error
        except FlushedError:
            return []
        except FFmpegError:
            self.skipped += 1
            return []


@contextmanager
def open_source(path_text: str, watchdog: Watchdog) -> Iterator[Source]:
    """The best audio track of a file, closed on leaving; raises the FILE_ error that says why it cannot be read."""
    facts = look_at(path_text)
    container = _open(facts, watchdog)
    try:
        source = Source(container, _choose(container, facts), facts, watchdog)
        limits.check_duration(source.duration_ms)
        yield source
    finally:
        container.close()


def _open(facts: FileFacts, watchdog: Watchdog) -> InputContainer:
    import av
    from av.error import ArgumentError, ExitError, FFmpegError

    try:
        with watchdog.armed():
            return av.open(
                f"file:{facts.path}",  # with a scheme in front, a name like `concat:a|b` or `http:x` stays a name
                "r",
                container_options={
                    "format_whitelist": ",".join(limits.DEMUXERS),
                    "codec_whitelist": ",".join(limits.AUDIO_DECODERS),
                    "protocol_whitelist": ",".join(limits.PROTOCOLS),
                    "max_streams": str(limits.MAX_STREAMS),
                    "probesize": str(limits.MAX_PROBE_BYTES),
                },
                metadata_errors="replace",
                timeout=(limits.OPEN_SECONDS, limits.STALL_SECONDS),
            )
    except MemoryError as error:
        raise _out_of_memory() from error
    except ArgumentError as error:  # FFmpeg knows the format, and it is not on the list
        raise _refusal(facts, otherwise=Code.FILE_FORMAT_REFUSED) from error
    except ExitError as error:
        raise UserFixable(Code.FILE_LIMITS_EXCEEDED, what="time") from error
    except (FFmpegError, OSError) as error:
        raise _refusal(facts, otherwise=Code.FILE_NOT_AUDIO) from error


def _choose(container: InputContainer, facts: FileFacts) -> AudioStream:
    """The track FFmpeg finds best if its decoder is allowed, else the first allowed one; all others are discarded."""
    from av.stream import Discard

    tracks = list(container.streams.audio)
    if not tracks:
        raise UserFixable(Code.FILE_NO_AUDIO_TRACK if container.streams.video else Code.FILE_DAMAGED)
    best = container.streams.best("audio")
    allowed = [track for track in tracks if _decoder(track) in limits.AUDIO_DECODERS]
    allowed.sort(key=lambda track: best is None or track.index != best.index)
    if not allowed:
        raise UserFixable(Code.FILE_FORMAT_REFUSED)
    chosen = allowed[0]
    for stream in container.streams:
        stream.discard = Discard.default if stream.index == chosen.index else Discard.all
    context = chosen.codec_context
    context.thread_count = 1
    if facts.size_bytes and context.sample_rate:  # 0: the header does not say; the frames will
        limits.check_sound(context.sample_rate, max(1, context.layout.nb_channels))
    return chosen


def _decoder(track: AudioStream) -> str:
    # PyAV gives a track without any known decoder no context, though its types say otherwise.
    context: object = track.codec_context
    return "" if context is None else track.codec_context.codec.name


def _refusal(facts: FileFacts, *, otherwise: Code) -> SottovoceError:
    kind = headers.kind_of(facts.head)
    codes = {
        headers.Kind.MEDIA: Code.FILE_DAMAGED,
        headers.Kind.PLAYLIST: Code.FILE_FORMAT_REFUSED,
        headers.Kind.TEXT: Code.FILE_NOT_AUDIO,
        headers.Kind.OTHER: otherwise,
    }
    return UserFixable(codes[kind])


def _out_of_memory() -> SottovoceError:
    return UserFixable(Code.FILE_LIMITS_EXCEEDED, what="memory")


def _clock_ms(text: str) -> int:
    """Milliseconds of a Matroska duration tag such as 00:00:26.360000000; 0 when it is none."""
    parts = text.split(":")
    try:
        hours, minutes, seconds = int(parts[0]), int(parts[1]), float(parts[2])
    except (ValueError, IndexError):
        return 0
    return max(0, int(((hours * 60 + minutes) * 60 + seconds) * 1000))

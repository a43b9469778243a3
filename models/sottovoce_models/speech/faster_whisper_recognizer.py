"""Whisper on CTranslate2 (int8) through faster-whisper: the only module that imports either. Engine process only.

Starts threads of its own that hear clips side by side; callers see none of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np

from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.speech import consensus
from sottovoce_models.speech.base import HZ, Clip, Heard
from sottovoce_models.types import Word

_FRAMES_PER_SECOND: Final = 100
_FULL_FRAMES: Final = 3_000
_MIN_FRAMES: Final = 2_000
_TAIL_SECONDS: Final = 5.0
_FRAME_STEP: Final = 250
_FAILED_COMPRESSION: Final = 2.4
# Half of what the prompt may hold: the more stands in it, the less the recognizer heeds what it hears.
_HOTWORD_TOKENS: Final = 110


class FasterWhisperRecognizer:
    """Batched recognition with word times; what is heard in a clip does not depend on the others in its batch.

    Clips are shared out among `threads` threads, each with a replica of the model that computes alone: small matrices
    gain little from more. The encoder takes one clip at a time, whose numbers stay in the processor's cache and need
    an eighth of the memory of eight; the decoder takes all clips of a share at once. The weights are there once.
    """

    def __init__(self, model_dir: Path, model_id: str, threads: int, beam_size: int) -> None:
        from faster_whisper import WhisperModel

        try:
            self._model = WhisperModel(
                str(model_dir),
                device="cpu",
                compute_type="int8",
                cpu_threads=1,
                num_workers=threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise UserFixable(Code.MODEL_CORRUPT, id=model_id) from error
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="recognizer")
        self._beam_size = beam_size
        self._model_id = model_id
        self.engine_version = version("faster-whisper")

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the weights: all of Whisper's, or English alone."""
        return frozenset(self._model.supported_languages)

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        """Whisper's own language head on each clip."""
        if not self._model.model.is_multilingual:
            return [{"en": 1.0} for _ in clips]
        return list(self._pool.map(self._language_of, clips))

    def _language_of(self, clip: Clip) -> dict[str, float]:
        (result,) = self._model.model.detect_language(self._encoded(clip, _FULL_FRAMES))
        return {token[2:-2]: float(probability) for token, probability in result}

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:
        """The words of each clip with times on the recording's clock. MODEL_LANGUAGE_UNSUPPORTED if it is not known.

        `hotwords` stand in the prompt as if they had been said before, the first of them as far as there is room.
        """
        if language not in self.languages:
            raise UserFixable(Code.MODEL_LANGUAGE_UNSUPPORTED, id=self._model_id)
        from faster_whisper.tokenizer import Tokenizer

        tokenizer = Tokenizer(
            self._model.hf_tokenizer, self._model.model.is_multilingual, task="transcribe", language=language
        )
        options = self._options(tokenizer, _prompt(tokenizer, hotwords))
        heard = self._decode(clips, [_padded_frames(clip) for clip in clips], tokenizer, options)
        failed = [number for number, one in enumerate(heard) if one.compression > _FAILED_COMPRESSION]
        if failed:
            again = self._decode([clips[number] for number in failed], [_FULL_FRAMES] * len(failed), tokenizer, options)
            for number, one in zip(failed, again, strict=True):
                if one.compression < heard[number].compression:
                    heard[number] = one
        return heard

    def _decode(self, clips: Sequence[Clip], frames: Sequence[int], tokenizer: Any, options: Any) -> list[Heard]:
        """Clips that are padded to the same length share a batch: another padding would mean other words."""
        alike: dict[int, list[int]] = {}
        for number, count in enumerate(frames):
            alike.setdefault(count, []).append(number)
        shares = [
            (numbers[first :: self._threads], count)
            for count, numbers in sorted(alike.items(), reverse=True)
            for first in range(min(self._threads, len(numbers)))
        ]

        def decode(share: tuple[list[int], int]) -> list[Heard]:
            return self._decode_share([clips[number] for number in share[0]], share[1], tokenizer, options)

        heard = {
            number: one
            for (numbers, _), found in zip(shares, self._pool.map(decode, shares), strict=True)
            for number, one in zip(numbers, found, strict=True)
        }
        return [heard[number] for number in range(len(clips))]

    def _decode_share(self, clips: Sequence[Clip], frames: int, tokenizer: Any, options: Any) -> list[Heard]:
        from ctranslate2 import StorageView

        encoded = [self._encoded(clip, frames) for clip in clips]
        prompt = self._model.get_prompt(
            tokenizer, [], without_timestamps=options.without_timestamps, hotwords=options.hotwords
        )
        results = self._model.model.generate(
            StorageView.from_array(np.concatenate([np.asarray(one) for one in encoded])),
            [prompt] * len(clips),
            beam_size=options.beam_size,
            num_hypotheses=options.beam_size,
            patience=options.patience,
            length_penalty=options.length_penalty,
            max_length=self._model.max_length,
            suppress_blank=options.suppress_blank,
            suppress_tokens=options.suppress_tokens,
            return_scores=True,
            return_no_speech_prob=True,
        )
        return [
            _heard(clip, self._timed(clip, one, result, tokenizer, options))
            for clip, one, result in zip(clips, encoded, results, strict=True)
        ]

    def _timed(self, clip: Clip, encoded: Any, result: Any, tokenizer: Any, options: Any) -> dict[str, Any]:
        """One clip's text with its words; alone, since the end of one clip would move the first words of the next."""
        from faster_whisper.transcribe import get_compression_ratio

        texts = [tokenizer.decode(tokens) for tokens in result.sequences_ids]
        lengths = [len(tokens) for tokens in result.sequences_ids]
        chosen = consensus.best(list(zip(texts, result.scores, strict=True)), lengths[0])
        text, tokens = texts[chosen], result.sequences_ids[chosen]
        seconds = len(clip.samples) / HZ
        part: dict[str, Any] = {
            "text": text,
            "tokens": tokens,
            "avg_logprob": result.scores[chosen] * len(tokens) / (len(tokens) + 1),
            "no_speech_prob": result.no_speech_prob,
            "compression_ratio": get_compression_ratio(text),
            "start": 0.0,
            "end": seconds,
            "seek": 0,
        }
        self._model.add_word_timestamps(
            [[part]],
            tokenizer,
            encoded,
            [math.ceil(seconds) * self._model.frames_per_second],
            options.prepend_punctuations,
            options.append_punctuations,
            0.0,
        )
        return part

    def _encoded(self, clip: Clip, frames: int) -> Any:
        from faster_whisper.audio import pad_or_trim

        features = self._model.feature_extractor(clip.samples)[..., :-1]
        return self._model.encode(pad_or_trim(features, frames)[None])

    def _options(self, tokenizer: Any, hotwords: str | None) -> Any:
        from faster_whisper.transcribe import TranscriptionOptions, get_suppressed_tokens

        return TranscriptionOptions(
            beam_size=self._beam_size,
            best_of=1,
            patience=1,
            length_penalty=1,
            repetition_penalty=1,
            no_repeat_ngram_size=0,
            log_prob_threshold=None,
            no_speech_threshold=None,
            compression_ratio_threshold=None,
            condition_on_previous_text=False,
            prompt_reset_on_temperature=0.5,
            temperatures=[0.0],
            initial_prompt=None,
            prefix=None,
            suppress_blank=True,
            suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
            without_timestamps=True,
            max_initial_timestamp=0.0,
            word_timestamps=True,
            prepend_punctuations="\"'“¿([{-„«",
            append_punctuations="\"'.。,，!！?？:：”)]}、»",
            multilingual=False,
            max_new_tokens=None,
            clip_timestamps="0",
            hallucination_silence_threshold=None,
            hotwords=hotwords,
        )


def _prompt(tokenizer: Any, hotwords: Sequence[str]) -> str | None:
    fitting: list[str] = []
    for term in hotwords:
        if len(tokenizer.encode(" " + ", ".join([*fitting, term]))) > _HOTWORD_TOKENS:
            break
        fitting.append(term)
    return ", ".join(fitting) or None


def _padded_frames(clip: Clip) -> int:
    """The encoder's work grows with its input, so short clips are padded to what they need instead of 30 s.

    Whisper was trained on 30 s: with less than 20 s, or speech up to the very end, it starts to repeat itself.
    """
    seconds = len(clip.samples) / HZ
    wanted = math.ceil((seconds + _TAIL_SECONDS) * _FRAMES_PER_SECOND / _FRAME_STEP) * _FRAME_STEP
    return min(_FULL_FRAMES, max(_MIN_FRAMES, wanted))


def _heard(clip: Clip, part: dict[str, Any]) -> Heard:
    words: list[Word] = []
    for raw in part["words"]:
        text = raw["word"]
        start_ms = min(max(clip.start_ms + round(raw["start"] * 1000), clip.start_ms), clip.end_ms)
        end_ms = min(max(clip.start_ms + round(raw["end"] * 1000), start_ms), clip.end_ms)
        if words and not text[:1].isspace():  # a piece of the word before it ("20" + "-jährig")
            last = words[-1]
            probability = min(last.probability, float(raw["probability"]))
            words[-1] = Word(last.start_ms, max(last.end_ms, end_ms), last.text + text.strip(), probability)
        elif text.strip():
            words.append(Word(start_ms, end_ms, text.strip(), min(1.0, float(raw["probability"]))))
    return Heard(
        tuple(sorted(words, key=lambda word: word.start_ms)),
        float(part["no_speech_prob"]),
        float(part["avg_logprob"]),
        float(part["compression_ratio"]),
    )

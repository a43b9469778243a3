"""Measures the check of the minutes: planted lies found, true claims wrongly flagged, facts without proof in minutes.

Against the plain way: a line is flagged when too small a share of its words stands in its citations, at the threshold
that wrongly flags as many true claims as the check does. Fixed seed; "series" sentences come from a meeting about the
same things, "matched" ones cite what fits them best in this meeting.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sottovoce.bench import claims as true_claims
from sottovoce.bench import progress
from sottovoce.bench.minutes_of import MinutesMaker
from sottovoce.bench.planted_claims import RULES, Cast, Claim
from sottovoce.bench.talks import Talk, talks
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.summarize import text
from sottovoce_models.summarize.faithful import Inspector
from sottovoce_models.summarize.spoken import cast_of
from sottovoce_models.types import SummaryItem

_SEED: Final = 20
_WRITTEN: Final = 8
FOREIGN: Final = ("foreign_series", "foreign_series_matched", "foreign_other", "foreign_other_matched")
APART: Final = ("negation_in", "negation_out", "reversal")


@dataclass(frozen=True, slots=True)
class Trial:
    """One claim put to the check: what was done to it ("true": nothing), and whether the check holds it."""

    kind: str
    origin: str
    language: str
    talk: str
    item: SummaryItem
    holds: bool
    reasons: tuple[str, ...]
    overlap: float


def run(data: Path, *, only: Sequence[str] = ()) -> dict[str, Any]:
    """Trials over all meetings under `data` (or those whose ids hold a word of `only`).

    Returns {"true": {origin: {claims, flagged, share}}, "planted": {kind: {language: {claims, flagged, share, plain}}},
    "minutes": {way: {items, unproved, not_literal}}, "seed"}.
    """
    chosen = [talk for talk in talks(data) if not only or any(word in talk.id for word in only)]
    if not chosen:
        raise UserFixable(Code.FILE_NOT_FOUND)
    with MinutesMaker() as maker:
        quote_led = {talk.id: maker.quote_led(talk) for talk in chosen}
        english = sorted((t for t in chosen if t.id.startswith("qmsum")), key=lambda talk: len(talk.turns))
        step = max(1, len(english) // _WRITTEN)
        some = [*english[::step][:_WRITTEN], *(t for t in chosen if t.series == "dialogues_en")]
        progress.step(f"faithfulness: {len(some)} meetings are written")
        written = {talk.id: maker.written(talk) for talk in some}
    trials = put_to_the_check(chosen, quote_led, written)
    by_id = {talk.id: talk for talk in chosen}
    return {
        "true": _true(trials),
        "planted": _planted(trials),
        "minutes": {"quote_led": _unproved(quote_led, by_id), "written": _unproved(written, by_id)},
        "seed": _SEED,
    }


def put_to_the_check(
    chosen: Sequence[Talk],
    quote_led: Mapping[str, Sequence[SummaryItem]],
    written: Mapping[str, Sequence[SummaryItem]],
) -> list[Trial]:
    """Every true claim, and for those that hold, every lie that can be planted in it."""
    chance = random.Random(_SEED)  # noqa: S311 -- repeatable, not secret
    inspectors = {talk.id: Inspector(talk.turns, talk.speakers, talk.language) for talk in chosen}
    finders = {talk.id: true_claims.Finder(talk) for talk in chosen}
    held: dict[str, list[Claim]] = {}
    trials: list[Trial] = []
    for talk in chosen:
        made = _claims(talk, quote_led.get(talk.id, ()), written.get(talk.id, ()))
        for claim in made:
            trial = _trial("true", claim, talk, inspectors[talk.id])
            trials.append(trial)
            if trial.holds:
                held.setdefault(talk.id, []).append(claim)
    for talk in chosen:
        mine = held.get(talk.id, [])
        names = tuple(cast_of(talk.turns, talk.speakers, talk.language).names.values())
        cast = Cast(names, true_claims.names_of(talk, mine), talk.language)
        for claim in mine:
            for kind, rule in RULES.items():
                changed = rule(claim.item, cast, chance)
                if changed is not None:
                    trials.append(_trial(kind, replace(claim, item=changed), talk, inspectors[talk.id]))
            for kind, item in _foreign(claim, talk, chosen, held, finders[talk.id], chance):
                trials.append(_trial(kind, replace(claim, item=item), talk, inspectors[talk.id]))
    return trials


def _claims(talk: Talk, quote_led: Sequence[SummaryItem], written: Sequence[SummaryItem]) -> list[Claim]:
    spoken = [Claim(talk.id, "as_spoken", item) for item in quote_led]
    prose = [Claim(talk.id, "written", item) for item in written if item not in quote_led]
    return [*spoken, *prose, *true_claims.reported(talk), *true_claims.referenced(talk)]


def _foreign(
    claim: Claim,
    talk: Talk,
    chosen: Sequence[Talk],
    held: Mapping[str, Sequence[Claim]],
    finder: true_claims.Finder,
    chance: random.Random,
) -> Iterable[tuple[str, SummaryItem]]:
    """A sentence of another meeting in the place of this one: with its citations, and with those that fit best."""
    own = talk.id.split("/")[-1]
    for kind, is_series in (("foreign_series", True), ("foreign_other", False)):
        pool = [
            other
            for source in chosen
            if source.language == talk.language
            and source.id.split("/")[-1] != own
            and (source.series == talk.series) is is_series
            for other in held.get(source.id, ())
            if other.origin == claim.origin
        ]
        if not pool:
            continue
        foreign = chance.choice(pool).item
        yield kind, replace(foreign, citations=claim.item.citations, owner=None, due=None)
        matched = tuple(quote.citation() for quote in finder.proof(foreign.text))
        if matched:
            yield f"{kind}_matched", replace(foreign, citations=matched, owner=None, due=None)


def _trial(kind: str, claim: Claim, talk: Talk, inspector: Inspector) -> Trial:
    verdict = inspector.check(claim.item)
    overlap = _overlap(claim.item)
    reasons = tuple(reason.value for reason in verdict.reasons)
    return Trial(kind, claim.origin, talk.language, talk.id, claim.item, verdict.holds, reasons, overlap)


def _overlap(item: SummaryItem) -> float:
    """The plain way: which share of a line's words stands in its citations."""
    line = text.words(" ".join(filter(None, (item.text, item.owner, item.due))))
    cited = {word for citation in item.citations for word in text.words(citation.quote)}
    return sum(word in cited for word in line) / max(1, len(line))


def _true(trials: Sequence[Trial]) -> dict[str, Any]:
    true = [trial for trial in trials if trial.kind == "true"]
    groups = sorted({(trial.origin, trial.language) for trial in true})
    return {
        f"{origin} {language}": _share([t for t in true if (t.origin, t.language) == (origin, language)])
        for origin, language in groups
    }


def _planted(trials: Sequence[Trial]) -> dict[str, Any]:
    true = [trial for trial in trials if trial.kind == "true"]
    thresholds = {
        (origin, language): _equal_threshold([t for t in true if (t.origin, t.language) == (origin, language)])
        for origin, language in {(trial.origin, trial.language) for trial in true}
    }
    result: dict[str, Any] = {}
    for kind in (*RULES, *FOREIGN):
        for language in ("en", "de"):
            found = [trial for trial in trials if (trial.kind, trial.language) == (kind, language)]
            if found:
                plain = sum(trial.overlap < thresholds[trial.origin, language] for trial in found) / len(found)
                result.setdefault(kind, {})[language] = {**_share(found), "plain": round(plain, 4)}
    return result


def _equal_threshold(true: Sequence[Trial]) -> float:
    """The overlap under which as many true claims lie as the check flags."""
    flagged = sum(not trial.holds for trial in true)
    return sorted(trial.overlap for trial in true)[min(flagged, len(true) - 1)]


def _share(trials: Sequence[Trial]) -> dict[str, Any]:
    flagged = sum(not trial.holds for trial in trials)
    return {"claims": len(trials), "flagged": flagged, "share": round(flagged / len(trials), 4)}


def _unproved(minutes: Mapping[str, Sequence[SummaryItem]], by_id: Mapping[str, Talk]) -> dict[str, int]:
    items = unproved = not_literal = 0
    for talk_id, made in minutes.items():
        talk = by_id[talk_id]
        inspector = Inspector(talk.turns, talk.speakers, talk.language)
        items += len(made)
        unproved += sum(not inspector.check(item).holds for item in made)
        not_literal += sum(bool(not_literally_cited(item, talk)) for item in made)
    return {"meetings": len(minutes), "items": items, "unproved": unproved, "not_literal": not_literal}


def not_literally_cited(item: SummaryItem, talk: Talk) -> list[str]:
    """Digits, and English capitals inside a sentence, that stand letter for letter in no cited turn or speaker's name.

    Knows nothing of the check, and nothing of "twelve" being 12: a second opinion that is too strict.
    """
    names = cast_of(talk.turns, talk.speakers, talk.language).names
    ids = {citation.turn_id for citation in item.citations}
    cited = [turn for turn in talk.turns if turn.id in ids]
    known = " ".join([*(turn.text for turn in cited), *(names[turn.speaker] for turn in cited)]).lower()
    line = " ".join(filter(None, (item.text, item.owner)))
    pattern = r"\d+|(?<=[a-z,] )(?!I\b)[A-Z]\w+" if talk.language == "en" else r"\d+"
    return [word for word in re.findall(pattern, line) if word.lower() not in known]

"""Illnesses, drugs and treatments: stems of drug names (WHO), endings of diagnoses, and a list of common ones; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sottovoce_models.anonymize.lexicon import Lexicon
from sottovoce_models.anonymize.tokens import Passage, Token
from sottovoce_models.anonymize.wordlists import words
from sottovoce_models.types import Span, SpanCategory

HEALTH: Final = "health"

_DRUG: Final = re.compile(
    r"(?:pril|sartan|olol|dipine?|statine?|zapine?|oxetine?|pram|prazole?|conazole?|mab|xaban|gatran|faxine?|traline?|farine?"
    r"|cillin|mycine?|floxacine?|cycline?|azepam|zolam|zepam|barbital|perazine?|peridone?|piprazole?|tiapine?|lukast|semide?"
    r"|thiazide?|gliptine?|glutide?|formine?|losine?|setron|triptan|vir|nib|phylline?|terol|sone|solone?|caine?|codone?"
    r"|morphine?|fentanyl|profene?|coxib|dronate?|tidine?|ergoline?|triptyline?|pramine?|phenidate?|amfetamine?|afinil"
    r"|giline?|dopa|pezile?|mantine?|gabaline?|pentine?|giptine?|lamide?|zide|dine|pidem|clone|bupropion|methadon)$"
)
_SURE_DRUG: Final = re.compile(
    r"(?:[^a]pril|sartan|[lp]olol|dipine?|statine?|[nt]zapine?|oxetine?|prazole?|xaban|gatran|faxine?|traline?|farine?|cillin"
    r"|mycine?|floxacine?|cycline?|zepam|zolam|peridone?|piprazole?|tiapine?|gliptine?|glutide?|formine?|[lz]osine?|triptan"
    r"|triptyline?|pidem|gabaline?|[lr]opram|oxacin|azosin|afinil|phenidate?|profene?|codone?)$"
)
_DIAGNOSIS: Final = re.compile(
    r"(?:itis|osis|ose|osen|oma|omen|phrenie|phrenia|pathie|pathy|ämie|emia|aemia|algie|algia|thrombose|syndrom|syndrome"
    r"|neurose|psychose|phobie|phobia|manie|mania|lepsie|lepsy|plegie|plegia|sklerose|sclerosis|ektomie|ectomy|skopie|scopy"
    r"|karzinom|carcinoma|leukämie|leukaemia|leukemia|infarkt|insuffizienz|störung|störungen|erkrankung|krankheit|sucht)$"
)
_NO_DIAGNOSIS: Final = words(
    "dose rose hose lose close those whose purpose suppose choose nose diagnose diagnosen diagnosis prognose chose "
    "expose oppose goose loose prose pose diploma coma oma ruhestörung harmonie hypnose symptomen diplomen atomen "
    "hosen rosen losen dosen prognosen sympathie sympathy antipathie empathie empathy phenomena krankheit erkrankung "
    "störung störungen seine meine deine keine feine kleine eine sine online beine weine steine fine line phone alone "
    "stone gone done none bone one someone anyone everyone zone sone person dine include decide side outside inside "
    "beside provide wide guide ride hide slide elvira samovir maschine gardine sardine cousine cocaine spine mine "
    "nine wine define baccalaureate candidate medicine machine magazine routine aldine pristine poem program"
)
_KNOWN: Final = {
    "de": words(
        "asthma diabetes krebs tumor depression depressionen depressiv bipolar manisch manie borderline ptbs adhs ads "
        "autismus autist autistin epilepsie migräne rheuma demenz alzheimer parkinson ms multiple aids hiv hepatitis "
        "tuberkulose schlaganfall herzinfarkt bandscheibe bandscheibenvorfall hüfte hüftoperation knie-op burnout "
        "magersucht bulimie anorexie alkoholiker alkoholikerin alkoholsucht spielsucht heroin kokain methadon lithium "
        "insulin cortison kortison chemo chemotherapie bestrahlung dialyse fehlgeburt abtreibung schwangerschaft "
        "kaiserschnitt suizidversuch selbstmordversuch zwangsstörung panikattacken panikattacke angststörung "
        "schizophrenie psychose tinnitus lungenentzündung blutdruck bluthochdruck schilddrüse neurodermitis psoriasis "
        "gicht osteoporose stoma herzschrittmacher prothese amputation querschnittslähmung lähmung leukämie "
        "chlamydien syphilis tripper endometriose corona long-covid zöliakie morbus crohn skoliose kreuzbandriss "
        "meniskus"
    ),
    "en": words(
        "asthma diabetes diabetic cancer tumour tumor depression depressive bipolar manic borderline ptsd adhd autism "
        "autistic epilepsy migraine migraines arthritis dementia alzheimer alzheimer's parkinson parkinson's "
        "sclerosis aids hiv hepatitis tuberculosis stroke carpal tunnel burnout anorexia bulimia alcoholic heroin "
        "cocaine methadone lithium insulin cortisone chemo chemotherapy radiotherapy dialysis miscarriage abortion "
        "pregnancy caesarean overdose ocd panic schizophrenia psychosis tinnitus pneumonia hypertension thyroid "
        "eczema psoriasis gout osteoporosis stoma pacemaker amputation paralysis leukaemia leukemia chlamydia "
        "syphilis endometriosis covid coeliac celiac crohn's scoliosis eardrum hysterectomy vasectomy mastectomy "
        "transplant lexapro zoloft prozac xanax valium ritalin adderall ativan eczema lupus fibromyalgia sciatica "
        "hernia slipped stillbirth concussion"
    ),
}
_HEADS_EN: Final = words(
    "disorder syndrome episode disease cancer attack attacks surgery eardrum failure injury tunnel palsy condition "
    "infection operation transplant replacement"
)
_HEADS_DE: Final = frozenset(
    {"störung", "episode", "erkrankung", "belastungsstörung", "depression", "syndrom", "psychose"}
)
_BODY: Final = words(
    "ear hip knee back heart lung lungs kidney liver ohr herz lunge niere leber knie rücken schulter wirbelsäule"
)
_BODY_CUES: Final = frozenset({"because", "wegen", "mit"})
_STAGES: Final = frozenset(
    {"gegenwärtig", "derzeit", "akut", "chronisch", "rezidivierend", "remittiert", "schwer", "mittelgradig", "leicht"}
)
_MAX_ADJECTIVES: Final = 2
_MIN_DRUG_LETTERS: Final = 6


class HealthRecognizer:
    """What somebody suffers from or takes for it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, passage: Passage) -> Iterator[Span]:
        """HEALTH spans."""
        tokens = passage.tokens
        for at, token in enumerate(tokens):
            if not token.is_word:
                continue
            if token.lower in (_HEADS_DE if passage.language == "de" else _HEADS_EN):
                first = self._with_adjectives(passage, at)
                if first < at:
                    yield Span(tokens[first].start, token.end, SpanCategory.HEALTH, HEALTH, 0.75)
            elif self._is_health(token, passage.language):
                first = self._with_adjectives(passage, at) if passage.language == "de" else at
                yield Span(tokens[first].start, token.end, SpanCategory.HEALTH, HEALTH, 0.75)
            elif token.lower in _BODY and at and tokens[max(0, at - 3)].lower in _BODY_CUES:
                yield Span(token.start, token.end, SpanCategory.HEALTH, HEALTH, 0.5)

    def _is_health(self, token: Token, language: str) -> bool:
        word = token.lower
        if word in _KNOWN[language]:
            return True
        if word in _NO_DIAGNOSIS or self._lexicon.is_plain(word):
            return False
        if len(word) >= _MIN_DRUG_LETTERS and _DRUG.search(word) and not self._lexicon.is_common(word):
            return not self._lexicon.is_in_dictionary(word) or bool(_SURE_DRUG.search(word))
        return bool(_DIAGNOSIS.search(word)) and len(word) > 4

    def _with_adjectives(self, passage: Passage, at: int) -> int:
        first = at
        while first and at - first < _MAX_ADJECTIVES + 2 and passage.between(first - 1, first) in {" ", "-", ", ", ""}:
            before = passage.tokens[first - 1]
            if before.text == ",":
                first -= 1
                continue
            if before.lower in _STAGES:
                first -= 1
                continue
            is_adjective = (
                before.is_word
                and not self._lexicon.is_grammar(before.lower)
                and (
                    before.lower.endswith(("e", "en", "er", "es", "em", "ige")) and not before.is_capitalized
                    if passage.language == "de"
                    else before.lower not in {"this", "any", "other", "same", "first", "second", "another"}
                )
            )
            if not is_adjective or (passage.language == "en" and at - first >= 1):
                break
            first -= 1
        while passage.tokens[first].text == ",":
            first += 1
        return first

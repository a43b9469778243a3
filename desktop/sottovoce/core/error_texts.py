"""What every error says to people: what happened and the next step, in English and German."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce.core.error_texts_export import EXPORT_TEXTS
from sottovoce.core.error_texts_general import GENERAL_TEXTS
from sottovoce.core.error_texts_models import MODEL_TEXTS
from sottovoce.core.error_texts_policy import POLICY_TEXTS
from sottovoce.core.error_texts_recording import RECORDING_TEXTS
from sottovoce.core.error_texts_training import TRAINING_TEXTS
from sottovoce.core.error_texts_vault import VAULT_TEXTS
from sottovoce.core.error_texts_withdrawal import WITHDRAWAL_TEXTS
from sottovoce.core.languages import UiLanguage
from sottovoce_models.errors import Param, SottovoceError

_TEXTS: Final[Texts] = {
    **GENERAL_TEXTS,
    **MODEL_TEXTS,
    **VAULT_TEXTS,
    **RECORDING_TEXTS,
    **EXPORT_TEXTS,
    **POLICY_TEXTS,
    **TRAINING_TEXTS,
    **WITHDRAWAL_TEXTS,
}


def error_text(error: SottovoceError, language: UiLanguage) -> ErrorText:
    """The text of an error with its values filled in; a value nobody gave reads "?"."""
    text = _TEXTS[error.code][0 if language is UiLanguage.EN else 1]
    return ErrorText(_fill(text.happened, error.params), _fill(text.next_step, error.params))


def _fill(template: str, params: Mapping[str, Param]) -> str:
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return template.format(**{name: params.get(name, "?") for name in names})

"""Sottovoce, the app: records or imports a conversation and writes minutes that prove themselves."""

from typing import Final

__version__: Final = "0.1.0"

"""The version of what a writer is told and measured by: a result of another one says nothing about this one."""

from __future__ import annotations

from typing import Final

MINUTES_VERSION: Final = "minutes/2"

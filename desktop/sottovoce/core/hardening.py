"""What this process gives up at its start: core dumps, debuggers, and on Linux the network, for good."""

from __future__ import annotations

from sottovoce_models.sandbox.memory import MemoryGuard, guard_memory, memory_guard
from sottovoce_models.sandbox.seccomp import refuse_network

__all__ = ["MemoryGuard", "guard_memory", "memory_guard", "refuse_network"]

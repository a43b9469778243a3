"""What the computer has: asked here and nowhere else, so that what is decided from it stays pure."""

from __future__ import annotations

import os

from sottovoce.services.proposal import Machine


def this_machine() -> Machine:
    """Free memory now, memory in all, and physical cores."""
    import psutil

    memory = psutil.virtual_memory()
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    return Machine(int(memory.available), int(memory.total), cores)

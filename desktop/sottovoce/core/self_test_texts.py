"""The words of the self-test's page, German and English."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from sottovoce.core.languages import UiLanguage

WAYS: Final = MappingProxyType(
    {
        "tcp": ("Python, TCP (IPv4)", "Python, TCP (IPv4)"),
        "udp": ("Python, UDP (IPv4)", "Python, UDP (IPv4)"),
        "ipv6": ("Python, UDP (IPv6)", "Python, UDP (IPv6)"),
        "native": ("the system's own call, past Python", "der Systemaufruf selbst, an Python vorbei"),
        "child": ("a program started by it", "ein davon gestartetes Programm"),
        "media": ("FFmpeg, an http address on this computer", "FFmpeg, eine http-Adresse auf diesem Rechner"),
    }
)

TEXTS: Final = MappingProxyType(
    {
        "title": ("Sottovoce: what leaves this computer", "Sottovoce: was diesen Rechner verlässt"),
        "made": (
            "Sottovoce {version}, Python {python}, {system}, {when}. The page holds no content of any meeting.",
            "Sottovoce {version}, Python {python}, {system}, {when}. Die Seite enthält nichts aus Besprechungen.",
        ),
        "control": ("1. Control: do the tries work at all?", "1. Gegenprobe: Greifen die Versuche überhaupt?"),
        "control_seen": (
            "Yes: in a process that may use the network (the one that fetches models) sockets can be opened.",
            "Ja: In einem Prozess, der ins Netz darf (er lädt Modelle), lassen sich Verbindungen öffnen.",
        ),
        "control_unseen": (
            "No: this computer refuses network sockets to every program. What is refused below proves nothing more.",
            "Nein: Dieser Rechner verweigert jedem Programm das Netz. Was unten verweigert wird, beweist nicht mehr.",
        ),
        "app": (
            "2. The window's process (keys, recordings, texts)",
            "2. Der Prozess des Fensters (Schlüssel, Ton, Texte)",
        ),
        "engine": (
            "3. An engine's process (media files, models)",
            "3. Ein Rechenprozess (Mediendateien, Modelle)",
        ),
        "opened": ("opened", "geöffnet"),
        "refused_by": ("refused ({answer})", "verweigert ({answer})"),
        "not_enforced": (
            "not enforced here: the socket was opened",
            "hier nicht erzwungen: Verbindung ließ sich öffnen",
        ),
        "all_refused": ("The system refuses every way tried.", "Das System verweigert jeden versuchten Weg."),
        "some_open": (
            "The system does not refuse every way here. Sottovoce does not use them; to have it enforced, add:",
            "Das System verweigert hier nicht jeden Weg. Sottovoce nutzt sie nicht; zum Erzwingen tragen Sie ein:",
        ),
        "not_tried": ("Nothing could be tried: the process did not start.", "Nichts versucht: Prozess startete nicht."),
        "sandboxes": ("Engines", "Rechenprozesse"),
        "seccomp": ("refused by the system (seccomp filter)", "vom System verweigert (seccomp-Filter)"),
        "audit hook only": (
            "refused to Python code only; native code is not held back",
            "nur Python-Code verweigert; nativer Code wird nicht gehindert",
        ),
        "": ("could not be started", "ließ sich nicht starten"),
        "memory": ("4. Memory and disk", "4. Arbeitsspeicher und Datenträger"),
        "core_dumps": ("Memory dumps after a crash", "Speicherabbilder nach einem Absturz"),
        "closed": ("Reading the memory by other programs of the user", "Lesen des Speichers durch andere Programme"),
        "off": ("off", "aus"),
        "refused": ("refused", "verweigert"),
        "not_here": ("not enforced here", "hier nicht erzwungen"),
        "disk": ("Disk under the vault", "Datenträger unter dem Tresor"),
        "disk_yes": ("encrypted", "verschlüsselt"),
        "disk_no": (
            "no encryption known to the system: switch it on; swap and hibernation write to it",
            "dem System keine Verschlüsselung bekannt: schalten Sie sie ein; Auslagerung und Ruhezustand "
            "schreiben dorthin",
        ),
        "disk_unknown": ("the system does not say", "das System sagt es nicht"),
        "swap": ("Swap space", "Auslagerungsspeicher"),
        "swap_none": ("none", "keiner"),
        "swap_encrypted": ("encrypted", "verschlüsselt"),
        "swap_plain": (
            "not encrypted: parts of memory may lie on the disk",
            "nicht verschlüsselt: Teile des Arbeitsspeichers können auf den Datenträger gelangen",
        ),
        "swap_unknown": ("the system does not say", "das System sagt es nicht"),
        "hibernation": ("Hibernation", "Ruhezustand"),
        "hibernation_none": ("not possible here", "hier nicht möglich"),
        "hibernation_encrypted": ("encrypted", "verschlüsselt"),
        "hibernation_plain": (
            "not encrypted: all of memory is written to the disk; use sleep or shut down instead",
            "nicht verschlüsselt: der ganze Arbeitsspeicher wird auf den Datenträger geschrieben; nutzen Sie "
            "stattdessen den Energiesparmodus oder schalten Sie aus",
        ),
        "hibernation_unknown": ("the system does not say", "das System sagt es nicht"),
        "models": ("5. Models, checked by their hashes", "5. Modelle, anhand ihrer Prüfsummen"),
        "here": ("here and right", "vorhanden und richtig"),
        "absent": ("not here", "nicht vorhanden"),
        "limits": ("6. What this does not show", "6. Was dies nicht zeigt"),
        "limits_text": (
            "A program with your rights or the administrator's can read what you can read. The clipboard, printers, "
            "screen recorders and folders that other programs copy elsewhere are outside Sottovoce. Local sockets stay "
            "open, because the display, the sound and the engines are reached through them.",
            "Ein Programm mit Ihren Rechten oder denen der Verwaltung kann lesen, was Sie lesen können. "
            "Zwischenablage, Drucker, Bildschirmaufzeichnung und Ordner, die andere Programme anderswohin kopieren, "
            "liegen außerhalb "
            "von Sottovoce. Lokale Verbindungen bleiben offen: Anzeige, Ton und Rechenprozesse werden darüber "
            "erreicht.",
        ),
        "locked": ("What stays in memory while locked", "Was gesperrt im Arbeitsspeicher bleibt"),
        "public_key": (
            "the vault's public key, with which results can be put in but nothing can be read",
            "der öffentliche Schlüssel des Tresors; mit ihm lässt sich etwas hineinlegen, aber nichts lesen",
        ),
        "recording_keys": (
            "the keys of the recording under way, and its last seconds of sound and text",
            "die Schlüssel der laufenden Aufnahme und die letzten Sekunden ihres Tons und Textes",
        ),
        "job_keys": (
            "of each meeting that waits for work or is being worked on: its keys, and what is being worked on",
            "von jeder Besprechung, die auf Bearbeitung wartet oder bearbeitet wird: ihre Schlüssel und das gerade "
            "Bearbeitete",
        ),
    }
)

MAY_STAY_IN_MEMORY: Final = ("public_key", "recording_keys", "job_keys")
"""Keys of the texts that say what may remain in memory while the vault is locked."""

_WINDOWS: Final = (
    'New-NetFirewallRule -DisplayName "Sottovoce" -Direction Outbound -Action Block -Program "{program}"',
)
FIREWALL_RULES: Final = MappingProxyType(
    {
        "Windows": (
            "PowerShell (administrator): " + _WINDOWS[0],
            "PowerShell (als Administrator): " + _WINDOWS[0],
        ),
        "Darwin": (
            "macOS itself blocks incoming connections only. In Little Snitch or LuLu: deny all connections of "
            "{program}.",
            "macOS selbst sperrt nur eingehende Verbindungen. In Little Snitch oder LuLu: alle Verbindungen von "
            "{program} verbieten.",
        ),
        "Linux": (
            "systemd-run --user --pty -p PrivateNetwork=yes sottovoce, or in Flatpak: flatpak override --user "
            "--unshare=network with the app's id.",
            "systemd-run --user --pty -p PrivateNetwork=yes sottovoce, oder in Flatpak: flatpak override --user "
            "--unshare=network mit der Kennung der App.",
        ),
    }
)


def say(key: str, language: UiLanguage, **params: str) -> str:
    """The text of a key in a language."""
    return TEXTS[key][language is UiLanguage.DE].format(**params)

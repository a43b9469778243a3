"""What the errors of the vault say, in English and German; found through `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

VAULT_TEXTS: Final[Texts] = {
    Code.STORE_DAMAGED: (
        ErrorText(
            "A part of the vault is damaged and was not opened.",
            "What can be read is unharmed. Restore a backup, or check the drive.",
        ),
        ErrorText(
            "Ein Teil des Tresors ist beschädigt und wurde nicht geöffnet.",
            "Lesbares ist unversehrt. Spielen Sie eine Sicherung ein oder prüfen Sie das Laufwerk.",
        ),
    ),
    Code.STORE_LOCKED: (
        ErrorText("The vault is locked.", "Unlock it with your passphrase."),
        ErrorText("Der Tresor ist gesperrt.", "Entsperren Sie ihn mit Ihrer Passphrase."),
    ),
    Code.STORE_WRITE_FAILED: (
        ErrorText(
            "The drive did not take what was to be stored.",
            "What was stored before is unharmed. Check the drive; until then record to another one.",
        ),
        ErrorText(
            "Das Laufwerk hat nicht angenommen, was gespeichert werden sollte.",
            "Früher Gespeichertes ist unversehrt. Prüfen Sie das Laufwerk; nehmen Sie bis dahin auf einem anderen auf.",
        ),
    ),
    Code.STORE_ERASE_FAILED: (
        ErrorText(
            "The drive did not let everything be erased.",
            "Delete the whole recording once the drive works again; until then, part of it may still be readable.",
        ),
        ErrorText(
            "Das Laufwerk hat nicht alles löschen lassen.",
            "Löschen Sie die ganze Aufnahme, sobald es wieder geht; bis dahin kann ein Teil noch lesbar sein.",
        ),
    ),
    Code.VAULT_NEWER: (
        ErrorText(
            "This vault was last opened by a newer Sottovoce.", "Install that version; nothing was changed here."
        ),
        ErrorText(
            "Dieser Tresor wurde zuletzt mit einem neueren Sottovoce geöffnet.",
            "Installieren Sie diese Version; hier wurde nichts geändert.",
        ),
    ),
    Code.VAULT_ABSENT: (
        ErrorText("There is no vault in this folder.", "Create one, or restore a backup."),
        ErrorText("In diesem Ordner ist kein Tresor.", "Legen Sie einen an oder spielen Sie eine Sicherung ein."),
    ),
    Code.VAULT_EXISTS: (
        ErrorText("There is a vault in this folder already.", "Open it, or choose another folder."),
        ErrorText("In diesem Ordner ist schon ein Tresor.", "Öffnen Sie ihn oder wählen Sie einen anderen Ordner."),
    ),
    Code.VAULT_IN_USE: (
        ErrorText("The vault is open in another window of Sottovoce.", "Use that window, or close it first."),
        ErrorText(
            "Der Tresor ist in einem anderen Fenster von Sottovoce geöffnet.",
            "Verwenden Sie jenes Fenster oder schließen Sie es zuerst.",
        ),
    ),
    Code.VAULT_MOVED: (
        ErrorText(
            "This vault was moved to another computer.",
            "Open it there; two copies that both grow could not be joined again.",
        ),
        ErrorText(
            "Dieser Tresor wurde auf einen anderen Computer umgezogen.",
            "Öffnen Sie ihn dort; zwei Kopien, die beide wachsen, ließen sich nicht mehr vereinen.",
        ),
    ),
    Code.VAULT_PLACE_SYNCED: (
        ErrorText(
            "The folder is copied elsewhere by a sync program ({service}).",
            "Choose a folder that stays on this computer.",
        ),
        ErrorText(
            "Der Ordner wird von einem Abgleichprogramm anderswohin kopiert ({service}).",
            "Wählen Sie einen Ordner, der auf diesem Computer bleibt.",
        ),
    ),
    Code.VAULT_PLACE_NETWORK: (
        ErrorText("The folder lies on a network drive ({kind}).", "Choose a folder on a drive of this computer."),
        ErrorText(
            "Der Ordner liegt auf einem Netzlaufwerk ({kind}).",
            "Wählen Sie einen Ordner auf einem Laufwerk dieses Computers.",
        ),
    ),
    Code.VAULT_PLACE_FIXED: (
        ErrorText(
            "The variable SOTTOVOCE_VAULT says where the vault lies.", "Change it there, then start Sottovoce again."
        ),
        ErrorText(
            "Die Variable SOTTOVOCE_VAULT legt fest, wo der Tresor liegt.",
            "Ändern Sie sie dort und starten Sie Sottovoce neu.",
        ),
    ),
    Code.VAULT_PLACE_GONE: (
        ErrorText(
            "The vault's folder is not there: {folder}",
            "Connect the drive it lies on. Create a new vault only if there is none.",
        ),
        ErrorText(
            "Der Ordner des Tresors ist nicht da: {folder}",
            "Schließen Sie das Laufwerk an, auf dem er liegt. Legen Sie nur dann einen neuen Tresor an, wenn es keinen "
            "gibt.",
        ),
    ),
    Code.VAULT_PHRASE_SHORT: (
        ErrorText(
            "The passphrase is too short.",
            "Use at least {letters} characters; four words that do not belong together are better.",
        ),
        ErrorText(
            "Die Passphrase ist zu kurz.",
            "Verwenden Sie mindestens {letters} Zeichen; besser sind vier Wörter, die nicht zusammengehören.",
        ),
    ),
    Code.VAULT_PHRASE_WRONG: (
        ErrorText("This is not the passphrase.", "Try again in {seconds} s, or use a recovery code."),
        ErrorText(
            "Das ist nicht die Passphrase.",
            "Versuchen Sie es in {seconds} s noch einmal oder verwenden Sie einen Wiederherstellungscode.",
        ),
    ),
    Code.VAULT_KEYRING_ABSENT: (
        ErrorText(
            "This computer has no keyring that can be trusted with the vault, or it does not answer.",
            "Open the vault with the passphrase; macOS Keychain, Windows, GNOME Keyring and KWallet can be used.",
        ),
        ErrorText(
            "Auf diesem Computer gibt es keinen Schlüsselbund, dem der Tresor anvertraut werden kann, oder er "
            "antwortet nicht.",
            "Öffnen Sie den Tresor mit der Passphrase; geeignet sind macOS-Schlüsselbund, Windows, GNOME-Keyring und "
            "KWallet.",
        ),
    ),
    Code.VAULT_KEYRING_LOST: (
        ErrorText(
            "The keyring of this computer does not open this vault any more.",
            "Open it with the passphrase or a recovery code, then switch the keyring on again if you like.",
        ),
        ErrorText(
            "Der Schlüsselbund dieses Computers öffnet diesen Tresor nicht mehr.",
            "Öffnen Sie ihn mit der Passphrase oder einem Wiederherstellungscode und schalten Sie den Schlüsselbund "
            "danach auf Wunsch wieder ein.",
        ),
    ),
    Code.VAULT_WAIT: (
        ErrorText(
            "After a wrong attempt there is a short wait.", "Try again in {seconds} s; nothing is ever locked for good."
        ),
        ErrorText(
            "Nach einem Fehlversuch gibt es eine kurze Wartezeit.",
            "Versuchen Sie es in {seconds} s noch einmal; gesperrt wird nie endgültig.",
        ),
    ),
    Code.VAULT_CODE_INCOMPLETE: (
        ErrorText(
            "The recovery code is not complete.", "Type all {groups} groups and the two words between them, as printed."
        ),
        ErrorText(
            "Der Wiederherstellungscode ist nicht vollständig.",
            "Geben Sie alle {groups} Gruppen und die zwei Wörter dazwischen ein, wie gedruckt.",
        ),
    ),
    Code.VAULT_CODE_TYPO: (
        ErrorText(
            "Something is mistyped in half {half} of the recovery code.",
            "Compare the four groups and the word of that half with the print.",
        ),
        ErrorText(
            "In Hälfte {half} des Wiederherstellungscodes ist etwas vertippt.",
            "Vergleichen Sie die vier Gruppen und das Wort dieser Hälfte mit dem Ausdruck.",
        ),
    ),
    Code.VAULT_CODE_WRONG: (
        ErrorText("This code does not open this vault.", "Use the newest print; try again in {seconds} s."),
        ErrorText(
            "Dieser Code öffnet diesen Tresor nicht.",
            "Verwenden Sie den neuesten Ausdruck; ein neuer Versuch geht in {seconds} s.",
        ),
    ),
    Code.VAULT_HEADER_OLD: (
        ErrorText(
            "The vault's key file is older than the vault.", "Put the newer vault.json back, or restore a backup."
        ),
        ErrorText(
            "Die Schlüsseldatei des Tresors ist älter als der Tresor.",
            "Legen Sie die neuere vault.json zurück oder spielen Sie eine Sicherung ein.",
        ),
    ),
    Code.VAULT_RECORDING_RUNS: (
        ErrorText("This meeting is being recorded.", "Stop the recording first."),
        ErrorText("Diese Besprechung wird gerade aufgenommen.", "Beenden Sie zuerst die Aufnahme."),
    ),
    Code.JOB_RUNS: (
        ErrorText("This meeting is being worked on.", "Wait until that is done, or cancel it."),
        ErrorText(
            "An dieser Besprechung wird gerade gearbeitet.", "Warten Sie, bis das fertig ist, oder brechen Sie es ab."
        ),
    ),
    Code.MATTER_NAME_TAKEN: (
        ErrorText("There is a matter of this name already.", "Choose another name, or use the one that is there."),
        ErrorText(
            "Eine Akte mit diesem Namen gibt es schon.",
            "Wählen Sie einen anderen Namen oder nehmen Sie die vorhandene.",
        ),
    ),
    Code.MATTER_ON_HOLD: (
        ErrorText(
            "A legal hold is on this matter: nothing of it may go.",
            "Nothing was deleted. Lift the hold in the settings under Matters first.",
        ),
        ErrorText(
            "Für diese Akte gilt eine Löschsperre: Nichts davon darf gelöscht werden.",
            "Es wurde nichts gelöscht. Heben Sie die Sperre zuerst in den Einstellungen unter Akten auf.",
        ),
    ),
    Code.MINUTES_APPROVED: (
        ErrorText(
            "These minutes were approved or changed meanwhile.",
            "Open the meeting again; reopen the minutes to change them.",
        ),
        ErrorText(
            "Dieses Protokoll wurde inzwischen freigegeben oder geändert.",
            "Öffnen Sie die Besprechung erneut; zum Ändern öffnen Sie das Protokoll wieder.",
        ),
    ),
    Code.NIGHT_ON_BATTERY: (
        ErrorText(
            "The computer runs on its battery, which a night of work would empty.",
            "Plug it in, then start the night's work again.",
        ),
        ErrorText(
            "Der Computer läuft auf Akku, und eine Nacht Arbeit würde ihn leeren.",
            "Schließen Sie das Netzteil an und starten Sie die Arbeit für die Nacht noch einmal.",
        ),
    ),
    Code.BACKUP_DAMAGED: (
        ErrorText("This file is no backup of a vault, or it is damaged.", "Choose another one; nothing was changed."),
        ErrorText(
            "Diese Datei ist keine Sicherung eines Tresors oder beschädigt.",
            "Wählen Sie eine andere; es wurde nichts geändert.",
        ),
    ),
}

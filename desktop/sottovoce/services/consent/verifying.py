"""Whether the ledger, and a receipt that was handed out, are what was written. Needs the open vault."""

from __future__ import annotations

import json
from pathlib import Path

from sottovoce.core.ledger import LedgerCheck, proof_holds
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, UserFixable


def checked(vault: Vault) -> LedgerCheck:
    """What a check of the whole ledger found; LEDGER_BROKEN(seq) if it does not hold."""
    check = vault.store.ledger.check()
    if check.first_bad_seq is not None:
        raise UserFixable(Code.LEDGER_BROKEN, seq=check.first_bad_seq)
    return check


def check_receipt(vault: Vault, path: Path) -> int:
    """How many entries a receipt proves, all of them in the ledger.

    FILE_NOT_FOUND, FILE_UNREADABLE, RECEIPT_UNREADABLE, RECEIPT_NOT_OF_LEDGER(seq).
    """
    try:
        proofs = json.loads(path.read_bytes())["ledger"]["entries"]
        chain = vault.store.ledger.chain()
        broken = [int(proof["seq"]) for proof in proofs if not proof_holds(proof, chain)]
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise UserFixable(Code.FILE_UNREADABLE) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserFixable(Code.RECEIPT_UNREADABLE) from error
    if broken or not proofs:
        raise UserFixable(Code.RECEIPT_NOT_OF_LEDGER, seq=broken[0] if broken else 0)
    return len(proofs)

"""Everything that leaves the vault as a file, in one place: exports, access requests, meetings as files, the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.services.access_answers import AccessService
from sottovoce.services.approval import ApprovalService
from sottovoce.services.consent.service import ConsentService
from sottovoce.services.exports.material import Approval
from sottovoce.services.exports.service import ApprovalOf, ExportService
from sottovoce.services.handouts import HandoutService
from sottovoce.services.meeting_file import MeetingFiles
from sottovoce.vault.slots import KdfCost
from sottovoce.vault.vault import Vault


class HandingOver:
    """The services of one vault for what is handed over; each needs it open."""

    def __init__(
        self,
        vault: Vault,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        approval_of: ApprovalOf | None = None,
        cost: KdfCost | None = None,
    ) -> None:
        """`approval_of`: who approved the minutes of a meeting, else the vault says it; `cost`: of a guess at the
        passphrase of a back-up.
        """
        approvals = ApprovalService(vault)

        def approved_in_vault(recording_id: str) -> Approval | None:
            found = approvals.approval_of(recording_id)
            if found is None:
                return None
            return Approval(found.approved_by, found.approved_at, found.heard, found.to_hear)

        self.log: Final = HandoutService(vault)
        self.files: Final = ExportService(vault, self.log, engines, approval_of or approved_in_vault)
        self.access: Final = AccessService(vault, self.log, self.files.material, ConsentService(vault))
        self.meetings: Final = MeetingFiles(vault, self.log, cost)

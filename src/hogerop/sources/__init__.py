"""Files in: what one file of the business tells, every row accounted for.

`look` tells what would be read, `take` reads. Each kind of file is one small module in ``kinds/``.
"""

from hogerop.sources.mapping import Mapping
from hogerop.sources.opening import check_workbook
from hogerop.sources.promotions import promotions_sheet
from hogerop.sources.reasons import reason_said
from hogerop.sources.recorded import (
    RECORDED_KINDS,
    recorded,
    recorded_line,
    recorded_without,
    taken_back_line,
)
from hogerop.sources.report import ColumnRead, ImportReport, Recognised
from hogerop.sources.same_file import contents_of, digest_of
from hogerop.sources.sent import who_sent_whom
from hogerop.sources.settings import SourceSettings
from hogerop.sources.take import header, look, take

__all__ = [
    "RECORDED_KINDS",
    "ColumnRead",
    "ImportReport",
    "Mapping",
    "Recognised",
    "SourceSettings",
    "check_workbook",
    "contents_of",
    "digest_of",
    "header",
    "look",
    "promotions_sheet",
    "reason_said",
    "recorded",
    "recorded_line",
    "recorded_without",
    "take",
    "taken_back_line",
    "who_sent_whom",
]

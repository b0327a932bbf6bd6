"""Bodies about imports."""

from typing import Annotated, Self

from pydantic import BaseModel, Field

from app.api.schemas.faults import FaultAnswer
from app.bulk.preview import PreviewedRow
from app.bulk.upload import Report
from app.translations.catalog import Translation

LineFault = Annotated[FaultAnswer, Field(json_schema_extra={"required": ["line"]})]


class ImportAnswer(BaseModel):
    """What an import did, or in a dry run would do."""

    dry_run: bool
    rows: int
    created: int
    updated: int
    unchanged: int
    errors: Annotated[
        list[LineFault],
        Field(description="Of a dry run: the first 1,000, in the file's order."),
    ]
    error_count: Annotated[int, Field(description="All errors, listed or not.")]

    warnings: Annotated[
        list[LineFault],
        Field(
            description="Of a dry run, the first 1,000: cells that a spreadsheet has damaged "
            "(`damaged_cell`), and members that the file lacks and that would be lost "
            "(`column_missing`, with the number of records in the message)."
        ),
    ]
    warning_count: Annotated[int, Field(description="All warnings, listed or not.")]

    preview: Annotated[
        list[PreviewedRow],
        Field(description="Of a dry run with `preview=true`: the first 5 valid rows."),
    ]

    @classmethod
    def of(cls, report: Report, translation: Translation, *, dry_run: bool) -> Self:
        """Return the answer for a report, its messages in one language."""
        warnings = report.warnings.found
        return cls(
            dry_run=dry_run,
            rows=report.rows,
            created=report.outcomes["created"],
            updated=report.outcomes["updated"],
            unchanged=report.outcomes["unchanged"],
            errors=[FaultAnswer.of(fault, translation) for fault in report.errors.listed],
            error_count=report.errors.count,
            warnings=[FaultAnswer.of(fault, translation) for fault in warnings.listed],
            warning_count=warnings.count,
            preview=report.preview,
        )

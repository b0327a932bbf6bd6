"""The query string of an import."""

from dataclasses import dataclass
from typing import IO, Annotated

from fastapi import Query

from app.api.dependencies import Flag
from app.bulk.meaning import Mode
from app.bulk.rows import Reader
from app.bulk.upload import Upload
from app.storage.spool import Spool

MAX_PREVIEWED = 5


@dataclass(frozen=True, slots=True)
class ImportQuery:
    """What the caller asks for, beside the file."""

    mode: Annotated[
        Mode,
        Query(
            description="`create`: an existing record is an error. `patch`: only existing records, "
            "and each row is applied like a PATCH."
        ),
    ] = "upsert"
    dry_run: Flag = False
    services_first: Annotated[
        Flag,
        Query(
            description="The body begins with all services of WHMCS, as a reconciliation takes "
            "them, end line included; the file follows at once."
        ),
    ] = False
    preview: Annotated[
        Flag, Query(description="A dry run shows the first 5 valid rows, without passwords.")
    ] = False

    def upload(self, file: IO[bytes], read: Reader, spool: Spool) -> Upload:
        """Return the parameters of the import."""
        return Upload(
            file=file,
            read=read,
            spool=spool,
            mode=self.mode,
            dry_run=self.dry_run,
            previews=MAX_PREVIEWED if self.preview else 0,
        )

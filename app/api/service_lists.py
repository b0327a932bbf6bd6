"""An upload that begins with the services of WHMCS, so that an import can be compared with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.audit.trail import Author
from app.bulk.importing import run_import
from app.bulk.upload import Report, Upload
from app.crypto.keyring import Keyring
from app.lifecycle.service_list import scratch_list
from app.storage.database import Database


def run_import_after_services(
    database: Database, keyring: Keyring, author: Author, upload: Upload
) -> Report:
    """Read the list of services before the file, and import the file by it.

    Raises as `run_import`, and `InvalidInput` for an invalid list.
    """
    with scratch_list(upload.spool) as listed:
        listed.read(upload.file, database.check)

        def find_owners(service_ids: Sequence[int]) -> Mapping[int, int]:
            found = listed.find_many(service_ids).items()
            return {service_id: service.client_id for service_id, service in found}

        start = upload.file.tell()
        after = replace(upload, start=start, find_owners=find_owners)
        return run_import(database, keyring, author, after)

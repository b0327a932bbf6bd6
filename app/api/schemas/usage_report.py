"""Bodies about what does not fit between records and the source of traffic."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from app.api.schemas.times import Moment as StoredMoment
from app.api.schemas.times import optional_datetime
from app.api.schemas.usage import Moment
from app.linking.found import MOST
from app.linking.report import Lists
from app.linking.silence import SilentExporter
from app.usage.kinds import Kind
from app.usage.slots import Slot, text_of


class _Part(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class ReportedSource(BaseModel):
    """Where figures come from, and until when."""

    kind: Kind
    collected_until: Annotated[Moment | None, Field(description="Null: nothing yet.")]
    groups_fetched_at: Annotated[
        StoredMoment | None,
        Field(description="When NetFlow Analyzer was asked for its groups; null: they are unknown"),
    ]


class ReportedRecord(_Part):
    """A record: whose it is, and what is to be measured."""

    service_id: int
    client_id: int
    group: str | None
    ip_address: str | None


class RecordOfClient(_Part):
    """A record, and whose it is."""

    service_id: int
    client_id: int


class ReportedGroup(_Part):
    """A group of NetFlow Analyzer. Its name is text from there: escape it in HTML."""

    id: str
    name: str


class SharedAddress(_Part):
    """An address or a subnet that records of several clients cover."""

    ip_address: str
    records: Annotated[
        list[RecordOfClient],
        Field(description=f"The first record of each client, of at most {MOST} of them."),
    ]


class ReportedExporter(BaseModel):
    """A directory of nfcapd. Its name is text from the host: escape it in HTML."""

    name: Annotated[str, Field(description="Below `NFM_NFDUMP_DIR`; `.`: that directory itself.")]
    last_slot_ended_at: Annotated[
        Moment | None, Field(description="The end of the last five minutes with flows; null: none.")
    ]

    @classmethod
    def of(cls, exporter: SilentExporter) -> Self:
        """Return the answer for an exporter."""
        ended = None if exporter.last is None else exporter.last + 1
        return cls(name=exporter.name, last_slot_ended_at=_text(ended))


class _Listed(_Part):
    total: Annotated[int, Field(description="How many there are.")]


class ReportedRecords(_Listed):
    """The first 100 of some records."""

    items: list[ReportedRecord]


class ReportedGroups(_Listed):
    """The first 100 of some groups, by name."""

    items: list[ReportedGroup]


class SharedAddresses(_Listed):
    """The first 100 of some addresses, in their order."""

    items: list[SharedAddress]


class ReportedExporters(_Listed):
    """The first 100 of some exporters, by name."""

    items: list[ReportedExporter]


class UsageReportAnswer(BaseModel):
    """What does not fit. Without a source only `shared_addresses` is looked at."""

    source: Annotated[
        ReportedSource | None, Field(description="Null without one, and if it was edited.")
    ]
    targets_missing: Annotated[
        ReportedRecords,
        Field(
            description="Enabled records whose group NetFlow Analyzer does not have, or, with "
            "nfdump, whose addresses are none or may not be measured."
        ),
    ]
    silent_services: Annotated[
        ReportedRecords,
        Field(description="Measured for at least seven days, and not a byte since then."),
    ]
    groups_without_record: Annotated[
        ReportedGroups, Field(description="Groups that no record names, enabled or not.")
    ]
    shared_addresses: Annotated[
        SharedAddresses,
        Field(description="Addresses and subnets in enabled records of several clients."),
    ]
    silent_exporters: Annotated[
        ReportedExporters,
        Field(
            description="Directories of nfcapd with files in the last seven days, and without a "
            "flow in the last half hour. None where several installations share the service."
        ),
    ]

    @classmethod
    def of(cls, lists: Lists) -> Self:
        """Return the answer for what was found."""
        exporters = lists.silent_exporters
        return cls.model_validate(
            {
                "source": _source_of(lists),
                "targets_missing": ReportedRecords.model_validate(lists.targets_missing),
                "silent_services": ReportedRecords.model_validate(lists.silent_services),
                "groups_without_record": ReportedGroups.model_validate(lists.groups_without_record),
                "shared_addresses": SharedAddresses.model_validate(lists.shared_addresses),
                "silent_exporters": {
                    "total": exporters.total,
                    "items": [ReportedExporter.of(each) for each in exporters.items],
                },
            }
        )


def _source_of(lists: Lists) -> dict[str, object] | None:
    if lists.kind is None:
        return None
    return {
        "kind": lists.kind,
        "collected_until": _text(lists.collected_until),
        "groups_fetched_at": optional_datetime(lists.groups_fetched_at),
    }


def _text(slot: Slot | None) -> str | None:
    return None if slot is None else text_of(slot)

"""The bodies of answers."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from app.auth.api_key import ApiKey
from app.records.record import StoredRecord
from app.times import Microseconds, to_datetime


def _to_rfc3339(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


Moment = Annotated[
    datetime, PlainSerializer(_to_rfc3339, return_type=str), Field(description="RFC 3339, UTC.")
]


class AccessRecordAnswer(BaseModel):
    """An access record as it is read: never a password."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "service_id": 1234,
                "client_id": 56,
                "enabled": True,
                "netflow_url": "https://netflow.myownserver.net/",
                "username": "acme",
                "has_password": True,
                "group": "ACME-DC1",
                "ip_address": "203.0.113.0/28",
                "notes": "ticket 881",
                "service_status": "Active",
                "integrity": "ok",
                "version": 3,
                "created_at": "2026-11-01T08:00:00.000000Z",
                "updated_at": "2026-11-20T09:30:00.000000Z",
                "password_changed_at": "2026-11-01T08:00:00.000000Z",
            }
        }
    )

    service_id: int
    client_id: int
    enabled: bool
    netflow_url: Annotated[str | None, Field(description="Null: the default of the settings.")]
    username: str | None
    has_password: bool
    group: str | None
    ip_address: str | None
    notes: str | None
    service_status: Annotated[str | None, Field(description="The last one that WHMCS reported.")]
    integrity: Annotated[
        Literal["ok", "broken"], Field(description="`broken`: the row was edited; not shown.")
    ]
    version: int
    created_at: Moment
    updated_at: Moment
    password_changed_at: Moment | None

    @classmethod
    def of(cls, stored: StoredRecord) -> Self:
        """Return the answer for a stored record."""
        record = stored.record
        return cls(
            service_id=record.service_id,
            client_id=record.client_id,
            enabled=record.enabled,
            netflow_url=record.netflow_url,
            username=record.username,
            has_password=stored.password is not None,
            group=record.group,
            ip_address=record.ip_address,
            notes=record.notes,
            service_status=record.service_status,
            integrity=stored.integrity,
            version=record.version,
            created_at=to_datetime(record.created_at),
            updated_at=to_datetime(record.updated_at),
            password_changed_at=_optional_datetime(record.password_changed_at),
        )


class MergeFields(BaseModel):
    """The fields of the welcome mail, named as its template names them."""

    netflow_enabled: bool
    netflow_url: str
    netflow_username: str
    netflow_password: str
    netflow_group: str
    netflow_ip_address: str


class MergeFieldsAnswer(BaseModel):
    """The ids echo the question: throw the answer away when they are others."""

    service_id: int
    client_id: int
    merge_fields: MergeFields


class ClientAreaAnswer(BaseModel):
    """The section. The ids echo the question; what the settings hide is null."""

    service_id: int
    client_id: int
    visible: bool
    html: Annotated[str, Field(description="Complete and escaped; blank when not visible.")]
    title: str | None
    netflow_url: str | None
    username: str | None
    password: str | None
    group: str | None
    ip_address: str | None


class WhoAmIAnswer(BaseModel):
    """The key that asks."""

    id: str
    name: str
    scopes: list[str]
    expires_at: Moment | None
    installation: str

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        """Return the answer for a key."""
        return cls(
            id=key.id,
            name=key.name,
            scopes=sorted(key.scopes),
            expires_at=_optional_datetime(key.expires_at),
            installation=key.installation,
        )


class AliveAnswer(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyAnswer(BaseModel):
    """Each part that a request needs, and that it is usable."""

    status: Literal["ready"] = "ready"
    checks: dict[str, Literal["ok"]]


def _optional_datetime(moment: Microseconds | None) -> datetime | None:
    return None if moment is None else to_datetime(moment)

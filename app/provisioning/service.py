"""What WHMCS reports about a service that may need a record."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.input.fields import RecordId
from app.records.record import ServiceStatusText

MAX_FACT = 255
MAX_ADDRESSES = 1_000

Fact = Annotated[str | None, Field(max_length=MAX_FACT)]


class NewService(BaseModel):
    """A service in WHMCS. What is left out or null is blank."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    service_id: RecordId
    client_id: RecordId
    product_id: Annotated[RecordId, Field(description="WHMCS product (tblproducts.id).")]
    status: Annotated[ServiceStatusText | None, Field(description="As WHMCS reports it.")] = None
    domain: Fact = None
    service_username: Fact = None
    dedicated_ip: Fact = None
    assigned_ips: Annotated[
        list[Annotated[str, Field(max_length=MAX_FACT)]] | None, Field(max_length=MAX_ADDRESSES)
    ] = None

    @property
    def placeholders(self) -> Mapping[str, str]:
        """The value of each placeholder of a template."""
        domain = (self.domain or "").strip()
        return {
            "service_id": str(self.service_id),
            "client_id": str(self.client_id),
            "product_id": str(self.product_id),
            "domain": domain,
            "hostname": domain.partition(".")[0],
            "service_username": (self.service_username or "").strip(),
            "dedicated_ip": (self.dedicated_ip or "").strip(),
        }

"""One test's own hosting company: a site that is connected to an installation of the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.addon.whmcs import PATIENT_MS
from tests.browser.site import PRODUCT_ID, ROLE_WITH_ACCESS, Site

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

ADDON = "netflow_manager"
ADDON_PAGE = f"/admin/addonmodules.php?module={ADDON}"


@dataclass(frozen=True)
class Shop:
    """The rows that a test adds, and the records behind them."""

    site: Site
    tenant: Tenant

    @property
    def url(self) -> str:
        return self.site.url

    def connect(self, **settings: str) -> None:
        """Activate the addon for one role, connected to the API; `settings` replace what it has."""
        stored = {
            "version": "0.0.1",
            "access": str(ROLE_WITH_ACCESS),
            "api_url": self.tenant.api.url,
            "api_key": self.tenant.key,
            "deadline_ms": str(PATIENT_MS),
            **settings,
        }
        self.site.sql("DELETE FROM tbladdonmodules")
        for setting, value in stored.items():
            self.site.add("tbladdonmodules", module=ADDON, setting=setting, value=value)

    def switch(self, name: str, value: str) -> None:
        """Set what versions of WHMCS differ in, see `Switches.php`."""
        self.site.sql("DELETE FROM tblconfiguration WHERE setting = :name", name=name)
        self.site.add("tblconfiguration", setting=name, value=value)

    def add_client(self, client_id: int, **columns: Any) -> int:  # noqa: ANN401 - as columns are
        """Store a client, and a user of another id who owns it."""
        row = {
            "firstname": "Ada",
            "lastname": "Lovelace",
            "companyname": f"Client {client_id}",
            "email": f"client{client_id}@example.com",
            "language": "english",
            "status": "Active",
            **columns,
        }
        self.site.add("tblclients", id=client_id, **row)
        user = self.site.add("tblusers", first_name="Ada", email=row["email"])
        self.site.add("tblusers_clients", auth_user_id=user, client_id=client_id, owner=1)
        return client_id

    def invite(self, client_id: int, permissions: str) -> int:
        """Store a user who was invited to a client, with permissions separated by commas."""
        user = self.site.add("tblusers", first_name="Eve", email="eve@example.com")
        row = {"auth_user_id": user, "client_id": client_id, "owner": 0}
        self.site.add("tblusers_clients", **row, permissions=permissions)
        return user

    def add_service(self, service_id: int, client_id: int, **columns: Any) -> int:  # noqa: ANN401
        """Store a service of a client."""
        row = {
            "packageid": PRODUCT_ID,
            "domain": f"vps{service_id}.example.com",
            "domainstatus": "Active",
            "dedicatedip": "203.0.113.10",
            "assignedips": "203.0.113.11\n2001:db8::11",
            "regdate": "2026-03-01",
            "nextduedate": "2027-03-01",
            **columns,
        }
        return self.site.add("tblhosting", id=service_id, userid=client_id, **row)

    def add_template(self, name: str, message: str, **columns: Any) -> int:  # noqa: ANN401
        """Store a mail template: of type `product`, and HTML, unless the columns say otherwise."""
        row = {"type": "product", "subject": "Welcome", "language": "", "plaintext": 0, **columns}
        return self.site.add("tblemailtemplates", name=name, message=message, **row)

    def sent_mail(self) -> str:
        """Return the body of the last mail, as it left the machine."""
        [row] = self.site.rows("SELECT message FROM standin_outbox ORDER BY id DESC LIMIT 1")
        return str(row["message"])

    def logged_mail(self) -> str:
        """Return the body of the last mail, as the log has it."""
        [row] = self.site.rows("SELECT message FROM tblemails ORDER BY id DESC LIMIT 1")
        return str(row["message"])

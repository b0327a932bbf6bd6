"""A member of staff at the addon's admin pages: real PHP, real API, an own installation."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.addon.html_page import Element, read_page
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, Outcome, Step, Whmcs, request

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

TOKEN = "c" * 64
SCOPES = ("render", "mail", "records:read", "records:write", "lifecycle", "admin")
ADA, GRACE = 56, 57


@dataclass(frozen=True)
class Shown:
    """A page that was answered."""

    html: str
    root: Element
    queries: int
    outcome: Outcome

    @property
    def text(self) -> str:
        return self.root.text

    @property
    def form(self) -> Element:
        """Return the one form that changes something."""
        return self.root.one("form", method="post")

    def error_of(self, name: str) -> str:
        """Return what stands beside a field as its error, found as a screen reader finds it."""
        named = self.root.named(name)
        described = named.get("aria-describedby").split()
        assert f"nfm-{name}-error" in described, described
        assert named.get("aria-invalid") == "true"
        return self.root.by_id(f"nfm-{name}-error").text

    @property
    def summary(self) -> Element:
        return self.root.one("div", class_="nfm-errors")


@dataclass
class Staff:
    """Opens pages and sends forms as one administrator."""

    whmcs: Whmcs
    tenant: Tenant
    session: dict[str, Any] = field(default_factory=lambda: {"netflow_manager_token": TOKEN})
    before: list[Step] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    smarty: int | None = None

    def get(self, action: str = "list", **query: str | int) -> Shown:
        """Open a page."""
        return self._play(request(get={"action": action, **_texts(query)}))

    def post(self, action: str, **fields: str | int) -> Shown:
        """Send exactly these fields and the token, unless another one is given."""
        return self._play(request(post={"action": action, "token": TOKEN, **_texts(fields)}))

    def post_encoded(self, action: str, **fields: str | int) -> Shown:
        """Send fields through a WHMCS that hands modules HTML-encoded input."""
        texts = {"action": action, "token": TOKEN, **_texts(fields)}
        return self._play(request(post={name: _encoded(text) for name, text in texts.items()}))

    def submit(self, shown: Shown, **changes: str | int | list[str] | None) -> Shown:
        """Send the form of a page with some fields changed; None unticks a box."""
        fields = {**shown.form.fields(), **changes}
        sent = {k: v if isinstance(v, list) else str(v) for k, v in fields.items() if v is not None}
        return self._play(request(post=sent))

    def _play(self, sent: dict[str, Any]) -> Shown:
        session = {"do": "session", "values": self.session}
        page = ADMIN_PAGE | {"arguments": [{"_lang": self.texts} if self.texts else {}]}
        outcome = self.whmcs.run(
            *self.before, LOAD_ENTRY_POINTS, session, sent, page, smarty=self.smarty
        )
        printed = outcome.steps[-1]
        assert outcome.faults == []
        assert printed.thrown is None
        return Shown(printed.printed, read_page(printed.printed), printed.queries, outcome)


def _texts(fields: dict[str, str | int]) -> dict[str, str]:
    return {name: str(value) for name, value in fields.items()}


def _encoded(text: str) -> str:
    """Encode as PHP's `htmlspecialchars` with `ENT_QUOTES` does."""
    return html.escape(text).replace("&#x27;", "&#039;")


def add_client(whmcs: Whmcs, client_id: int, name: str, **columns: str) -> None:
    first, last = name.split(" ")
    row = {"companyname": "", "email": f"{first}@example.com".lower(), **columns}
    whmcs.add("tblclients", id=client_id, firstname=first, lastname=last, **row)


def add_hosting(whmcs: Whmcs, service_id: int, client_id: int = ADA, **columns: str) -> None:
    """Store a service of WHMCS."""
    row = {
        "domain": f"vps{service_id}.example.com",
        "domainstatus": "Active",
        "dedicatedip": "",
        "assignedips": "",
        **columns,
    }
    whmcs.add("tblhosting", id=service_id, userid=client_id, packageid=7, **row)

"""Pure: what a record and the settings of its installation show. No I/O, no clock."""

from dataclasses import dataclass

from pydantic import SecretStr

from app.installations.settings import DisplaySettings
from app.records.passwords import plain
from app.records.record import OpenedAccess

STATUS_OF_UNKNOWN = "Active"

SHOWN = ("username", "password", "group", "ip_address")
"""The members of a record that a client can see, beside the URL, in the order of the section.

Each has a field in `ClientAreaView`, a label in `Words`, a switch `show_…` in the settings and a
merge field `netflow_…`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientAreaView:
    """The values of the section. A member that the settings hide is None.

    `section_title` and `button_label` of None mean the translated default.
    """

    netflow_url: str
    username: str | None
    password: str | None
    group: str | None
    ip_address: str | None
    section_title: str | None
    button_label: str | None


def merge_fields(
    access: OpenedAccess | None, settings: DisplaySettings | None
) -> dict[str, object]:
    """Return the fields of the welcome mail: whether there is access, the URL, and `SHOWN`.

    All are always there; blank without access, or with settings that cannot be trusted (None).
    """
    if access is None or settings is None:
        return {
            "netflow_enabled": False,
            "netflow_url": "",
            **_NO_FIELDS,
        }
    password = access.password if settings.email_password == "include" else None  # noqa: S105 - not a password
    return {
        "netflow_enabled": True,
        "netflow_url": access.row.netflow_url or settings.default_netflow_url,
        **{_FIELDS[name]: _value(access, name, password) or "" for name in SHOWN},
    }


def has_password_page(access: OpenedAccess | None, settings: DisplaySettings | None) -> bool:
    """Return whether the owner may read a stored password on a page of WHMCS."""
    if access is None or settings is None or access.password is None:
        return False
    return settings.client_password_page


def has_graph(
    view: ClientAreaView | None, settings: DisplaySettings | None, *, has_source: bool
) -> bool:
    """Return whether a graph of the traffic belongs below this section of an installation."""
    return view is not None and settings is not None and settings.show_usage and has_source


def client_area_view(
    access: OpenedAccess | None, settings: DisplaySettings | None, status: str | None
) -> ClientAreaView | None:
    """Return the section for a service of this status, None when it is not to be seen.

    A caller that does not know the status gets the section by the last one that WHMCS
    reported, or as for an active service when none ever was.
    """
    if access is None or settings is None:
        return None
    if not is_shown(settings, status, access.row.service_status):
        return None
    return ClientAreaView(
        netflow_url=access.row.netflow_url or settings.default_netflow_url,
        section_title=settings.section_title,
        button_label=settings.button_label,
        **{
            name: _value(access, name, access.password) if getattr(settings, switch) else None
            for name, switch in _SWITCHES.items()
        },
    )


def is_shown(settings: DisplaySettings, status: str | None, reported: str | None) -> bool:
    """Return whether services of this status show something; without one, that last reported."""
    effective = status or reported or STATUS_OF_UNKNOWN
    return settings.client_area_enabled and effective in settings.visible_statuses


_FIELDS = {name: f"netflow_{name}" for name in SHOWN}
_NO_FIELDS = dict.fromkeys(_FIELDS.values(), "")
_SWITCHES = {name: f"show_{name}" for name in SHOWN}


def _value(access: OpenedAccess, name: str, password: SecretStr | None) -> str | None:
    """Return a member of `SHOWN`; `password` is the one that may be shown."""
    value: str | None = plain(password) if name == "password" else getattr(access.row, name)
    return value

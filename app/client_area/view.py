"""Pure: what a record and the settings of its installation show. No I/O, no clock."""

from dataclasses import dataclass

from app.installations.settings import DisplaySettings
from app.records.passwords import plain
from app.records.record import OpenedAccess

STATUS_OF_UNKNOWN = "Active"


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
    """Return the six fields of the welcome mail.

    All are always there; blank without access, or with settings that cannot be trusted (None).
    """
    if access is None or settings is None:
        return {
            "netflow_enabled": False,
            "netflow_url": "",
            "netflow_username": "",
            "netflow_password": "",
            "netflow_group": "",
            "netflow_ip_address": "",
        }
    includes_password = settings.email_password == "include"  # noqa: S105 - not a password
    return {
        "netflow_enabled": True,
        "netflow_url": access.row.netflow_url or settings.default_netflow_url,
        "netflow_username": access.row.username or "",
        "netflow_password": plain(access.password if includes_password else None) or "",
        "netflow_group": access.row.group or "",
        "netflow_ip_address": access.row.ip_address or "",
    }


def has_password_page(access: OpenedAccess | None, settings: DisplaySettings | None) -> bool:
    """Return whether the owner may read a stored password on a page of WHMCS."""
    if access is None or settings is None or access.password is None:
        return False
    return settings.client_password_page


def client_area_view(
    access: OpenedAccess | None, settings: DisplaySettings | None, status: str | None
) -> ClientAreaView | None:
    """Return the section for a service of this status, None when it is not to be seen.

    A caller that does not know the status gets the section by the last one that WHMCS
    reported, or as for an active service when none ever was.
    """
    if access is None or settings is None or not settings.client_area_enabled:
        return None
    effective = status or access.row.service_status or STATUS_OF_UNKNOWN
    if effective not in settings.visible_statuses:
        return None
    return ClientAreaView(
        netflow_url=access.row.netflow_url or settings.default_netflow_url,
        username=access.row.username if settings.show_username else None,
        password=plain(access.password if settings.show_password else None),
        group=access.row.group if settings.show_group else None,
        ip_address=access.row.ip_address if settings.show_ip_address else None,
        section_title=settings.section_title,
        button_label=settings.button_label,
    )

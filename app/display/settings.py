"""What an installation shows to its clients, with the defaults of a new one."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplaySettings:
    """The settings of one installation. `None` in a text means the translated default."""

    default_netflow_url: str = "https://netflow.myownserver.net/"
    client_area_enabled: bool = True
    show_username: bool = True
    show_group: bool = True
    show_ip_address: bool = True
    show_password: bool = False
    visible_statuses: tuple[str, ...] = ("Active",)
    email_password: Literal["include", "omit"] = "include"  # noqa: S105 - no password
    client_password_page: bool = False
    section_title: str | None = None
    button_label: str | None = None
    on_terminate: Literal["disable", "delete", "keep"] = "disable"


DEFAULT_SETTINGS = DisplaySettings()

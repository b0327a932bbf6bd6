"""What the Network Usage section shows."""

from dataclasses import dataclass


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

"""Bodies of what WHMCS asks when it renders."""

from typing import Annotated

from pydantic import BaseModel, Field

PasswordPage = Annotated[
    bool,
    Field(
        description=(
            "Whether the owner can read a stored password on a page of WHMCS: the setting "
            "`client_password_page` is on, and there is one."
        )
    ),
]


class MergeFields(BaseModel):
    """The fields of the welcome mail, named as its template names them."""

    netflow_enabled: bool
    netflow_url: str
    netflow_username: str
    netflow_password: str
    netflow_group: str
    netflow_ip_address: str


class MergeFieldsAnswer(BaseModel):
    """The ids repeat those of the request: discard the response if they differ."""

    service_id: int
    client_id: int
    merge_fields: MergeFields
    client_password_page: PasswordPage
    can_be_provisioned: Annotated[
        bool,
        Field(
            description="Whether the service has no record at all, and the installation an "
            "enabled rule for new services: report the event `created`, and ask again."
        ),
    ]


class ClientAreaAnswer(BaseModel):
    """The section. The ids repeat those of the request; hidden members are null."""

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
    client_password_page: PasswordPage
    usage: Annotated[
        bool,
        Field(
            description="Whether a graph of the service's traffic belongs below the section: the "
            "installation has a source of figures, and the setting `show_usage` is on. It is at "
            "`usage.svg`, which is 404 before anything of the service is measured. A change of "
            "either is known within five seconds."
        ),
    ]

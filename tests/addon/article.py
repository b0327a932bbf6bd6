"""The welcome mail of the article that this product re-creates, word for word."""

WELCOME_MAIL = """\
{if $netflow_enabled}
NetFlow Analyzer Access

URL: {$netflow_url}
Username: {$netflow_username}
Password: {$netflow_password}
Group/IP: {$netflow_group} {$netflow_ip_address}

You can use NetFlow Analyzer to view bandwidth and traffic statistics for your service.
{/if}
"""

MERGE_FIELDS = frozenset(
    {
        "netflow_enabled",
        "netflow_url",
        "netflow_username",
        "netflow_password",
        "netflow_group",
        "netflow_ip_address",
    }
)

# Beside the six of the article.
PASSWORD_URL = "netflow_password_url"


def lines_of(body: str) -> list[str]:
    """Give the lines of a mail that are not blank."""
    return [line.strip() for line in body.splitlines() if line.strip()]

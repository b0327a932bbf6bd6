"""How a revision that was interrupted can be run again where DDL is not part of a transaction.

MariaDB keeps every statement of an interrupted revision, and the revision is run anew from its
start: each of its statements must find its work done. Elsewhere nothing is kept, and what is
already there is somebody else's: that must fail.
"""

from alembic import op


def keeps_each_statement() -> bool:
    """Return whether to make only what is not there, and drop only what is: in MariaDB."""
    return op.get_bind().dialect.name in {"mysql", "mariadb"}

"""`lower` of SQL, as a search blind to case needs it on every database."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class Lowered(FunctionElement[str]):
    """The text of a column in small letters, of any script."""

    type = String()
    name = "lower"
    inherit_cache = True


@compiles(Lowered)
def _lower(element: Lowered, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"lower({compiler.process(element.clauses, **options)})"


@compiles(Lowered, "sqlite")
def _lower_bytes(element: Lowered, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    # Python's function behind it cannot be given a text that an edit left without its encoding.
    return f"lower(CAST({compiler.process(element.clauses, **options)} AS BLOB))"

"""Bodies about the process."""

from typing import Literal

from pydantic import BaseModel


class AliveAnswer(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyAnswer(BaseModel):
    """Each part that a request needs, and that it is usable."""

    status: Literal["ready"] = "ready"
    checks: dict[str, Literal["ok"]]

"""Bodies about the process."""

from typing import Literal

from pydantic import BaseModel

from app import __version__


class AliveAnswer(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyAnswer(BaseModel):
    """Each part that a request needs, and that it is usable."""

    status: Literal["ready"] = "ready"
    version: str = __version__
    checks: dict[str, Literal["ok"]]

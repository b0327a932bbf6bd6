"""API keys over HTTP: which one is this."""

from fastapi import APIRouter

from app.api.dependencies import AnyCaller
from app.api.routing import StrictRoute
from app.api.schemas import WhoAmIAnswer

router = APIRouter(route_class=StrictRoute, tags=["API keys"])


@router.get("/v1/whoami")
async def get_whoami(caller: AnyCaller) -> WhoAmIAnswer:
    """Tell which key asks, what it may do and until when."""
    return WhoAmIAnswer.of(caller)

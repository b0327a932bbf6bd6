"""The pages that show the OpenAPI document, and let people try calls.

Their scripts are served from here instead of a CDN, because people enter API keys on them.
"""

import secrets
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from fastapi import FastAPI
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from app.api.html import ASSETS, STATIC, WITHOUT_SCRIPTS, page
from app.translations.catalog import ENGLISH

DOCUMENT = "/openapi.json"
DOCS, TRY = "/docs", "/docs/try"
_WITH_SCRIPTS: Final[Mapping[str, str]] = {
    **WITHOUT_SCRIPTS,
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "script-src": "'self'",
}


def add_to(app: FastAPI, prefix: str) -> None:
    """Serve the pages under /docs; the prefix stands before what they link to."""
    scripts = str(files("fastapi_offline") / "static")
    static = StaticFiles(directory=STATIC)
    static.all_directories.append(scripts)
    app.mount(ASSETS, static, name="docs-assets")

    async def reference(_request: object) -> HTMLResponse:
        nonce = secrets.token_urlsafe(16)  # for the styles that Redoc makes
        policy = {
            **_WITH_SCRIPTS,
            "style-src": f"'self' 'nonce-{nonce}'",
            "worker-src": "blob:",  # the search of Redoc
        }
        return page("docs", ENGLISH, policy=policy, prefix=prefix, nonce=nonce)

    async def calls(_request: object) -> HTMLResponse:
        return page("try", ENGLISH, policy=_WITH_SCRIPTS, prefix=prefix)

    app.add_route(DOCS, reference, include_in_schema=False)
    app.add_route(TRY, calls, include_in_schema=False)


def route_of(path: str) -> str | None:
    """Return the metrics label of a path of the pages, their files or the document, or `None`."""
    if path.startswith(f"{ASSETS}/"):
        return f"{ASSETS}/{{path}}"
    return path if path in {"/", DOCS, TRY, DOCUMENT} else None

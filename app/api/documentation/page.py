"""The page that shows the OpenAPI document.

Its scripts are served from here instead of a CDN, because people enter API keys on it.
"""

from importlib.resources import files

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

ASSETS = "/docs/assets"
DOCUMENT = "/openapi.json"


def add_to(app: FastAPI, prefix: str) -> None:
    """Serve the page under /docs; the prefix stands before what it links to."""
    folder = str(files("fastapi_offline") / "static")
    app.mount(ASSETS, StaticFiles(directory=folder), name="docs-assets")

    async def page(_request: object) -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url=f"{prefix}{DOCUMENT}",
            title="NetFlow Manager API",
            swagger_js_url=f"{prefix}{ASSETS}/swagger-ui-bundle.js",
            swagger_css_url=f"{prefix}{ASSETS}/swagger-ui.css",
            swagger_favicon_url=f"{prefix}{ASSETS}/favicon.png",
        )

    app.add_route("/docs", page, include_in_schema=False)


def route_of(path: str) -> str | None:
    """Return the metrics label of a path of the page, its files or the document, or `None`."""
    if path.startswith(f"{ASSETS}/"):
        return f"{ASSETS}/{{path}}"
    return path if path in {"/docs", DOCUMENT} else None

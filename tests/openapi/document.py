"""The OpenAPI document as the project keeps it: `python -m tests.openapi.document` rewrites it."""

import json
import tempfile
from pathlib import Path
from typing import Any

from app.main import create_app
from app.upkeep import opening
from tests.support.live_api import embedded_settings

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"


def document() -> dict[str, Any]:
    """Return the document of an app that serves nothing."""
    with tempfile.TemporaryDirectory() as folder:
        settings = embedded_settings(Path(folder) / "data")
        opening.prepare(settings)
        app = create_app(settings)
        try:
            return app.openapi()
        finally:
            app.state.services.database.close()


def to_text(value: dict[str, Any]) -> str:
    """Return the document as it is committed: indented, in the order of the routes."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    COMMITTED.write_text(to_text(document()), encoding="utf-8")

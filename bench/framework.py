"""The limit of start and memory: a FastAPI app with one route. It imports nothing else."""

from fastapi import FastAPI


def make() -> FastAPI:
    """Return the app."""
    app = FastAPI()

    @app.get("/readyz")
    async def ready() -> dict[str, str]:
        return {"status": "ready"}

    return app

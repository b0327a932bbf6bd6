# The service alone, on Debian. Mount a volume at /data, or set NFM_DATABASE_URL and NFM_KEYRING_FILE.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/netflow-manager
COPY requirements/build.txt requirements/databases.txt requirements/runtime.txt requirements/
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --no-deps --require-hashes \
    -r requirements/build.txt -r requirements/databases.txt -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home nfm && chmod 700 /data
COPY --from=build /srv/netflow-manager/.venv /srv/netflow-manager/.venv
ENV NFM_DATA_DIR=/data PATH=/srv/netflow-manager/.venv/bin:$PATH PYTHONUNBUFFERED=1
USER nfm
VOLUME /data
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
CMD ["netflow-manager", "serve", "--host", "0.0.0.0"]

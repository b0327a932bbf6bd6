# The service alone. How to build, run and pin it: docs/containers.md.
ARG PYTHON_IMAGE=python:3.15-slim-trixie

FROM ${PYTHON_IMAGE} AS build
ENV UV_LINK_MODE=copy
WORKDIR /build
COPY requirements requirements
# A registry of your own: --secret id=pip.conf,src=…
RUN --mount=type=secret,id=pip.conf,target=/etc/pip.conf \
    python -m venv tools \
 && tools/bin/python requirements/pins.py install requirements/build.txt
# The drivers of PostgreSQL and MariaDB. SQLite needs none: --build-arg DRIVERS=
ARG DRIVERS=requirements/databases.txt
RUN --mount=type=secret,id=pip.conf,target=/etc/pip.conf \
    python -m venv --without-pip /srv/netflow-manager/.venv \
 && tools/bin/python requirements/pins.py install \
    --python /srv/netflow-manager/.venv/bin/python requirements/runtime.txt $DRIVERS
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
RUN tools/bin/hatchling build --target wheel --directory dist \
 && tools/bin/python -m pip --python /srv/netflow-manager/.venv/bin/python install --quiet \
    --no-deps --no-index dist/*.whl \
 && python -m compileall -q -j 0 /srv/netflow-manager/.venv/lib

FROM ${PYTHON_IMAGE}
ARG PYTHON_IMAGE
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="NetFlow Manager" \
      org.opencontainers.image.description="NetFlow Analyzer access details for WHMCS services" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="${PYTHON_IMAGE}"
RUN groupadd --gid 10001 nfm \
 && useradd --key UID_MAX=10001 --uid 10001 --gid 10001 \
    --home-dir /data --no-create-home --shell /usr/sbin/nologin nfm \
 && install -d -m 700 -o 10001 -g 10001 /data
# For `netflow-manager collect`, which reads files of nfcapd: --build-arg PACKAGES=nfdump
ARG PACKAGES=
RUN test -z "$PACKAGES" \
 || { apt-get update && apt-get install --yes --no-install-recommends $PACKAGES \
 && rm -rf /var/lib/apt/lists/*; }
COPY --from=build /srv/netflow-manager /srv/netflow-manager
ENV NFM_DATA_DIR=/data \
    NFM_HOST=0.0.0.0 \
    PATH=/srv/netflow-manager/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# By number, so that Kubernetes can see that it is not root.
USER 10001:10001
VOLUME /data
EXPOSE 8000
# It finds the service as `serve` does, also on another port or on a socket (NFM_PORT, NFM_UDS).
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["netflow-manager", "ping"]
CMD ["netflow-manager", "serve"]

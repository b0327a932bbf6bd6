"""Web servers before the API, from Debian's packages, with their defaults."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.certificates import Certificates
from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS, wait_until

MODULES = "/usr/lib/apache2/modules"
HTTP = """
daemon off;
user root;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
    # One time a server that the request was passed to, "-" where no connection was made.
    log_format passed "$request_method $status $upstream_connect_time";
    access_log {folder}/access.log passed;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""
AT_THE_ROOT = """server {{
        listen 127.0.0.1:{port}{tls};
        location / {{ proxy_pass http://127.0.0.1:{api}; }}
    }}"""
BELOW_A_PATH = """gzip on; gzip_types application/json; gzip_proxied any; gzip_min_length 20;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    server {{
        listen 127.0.0.1:{port};
        listen [::1]:{port};
        location /netflow/ {{ proxy_pass http://127.0.0.1:{api}{passed}; }}
    }}"""
TLS = """ ssl;
        ssl_certificate {certificate};
        ssl_certificate_key {key};
        ssl_protocols {version}"""
APACHE = """
ServerRoot {folder}
PidFile {folder}/pid
ServerName localhost
User www-data
Group www-data
Listen 127.0.0.1:{port}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule proxy_module {modules}/mod_proxy.so
LoadModule proxy_http_module {modules}/mod_proxy_http.so
LoadModule unique_id_module {modules}/mod_unique_id.so
LoadModule security2_module {modules}/mod_security2.so
LoadModule mime_module {modules}/mod_mime.so
TypesConfig /etc/mime.types
SecDataDir {folder}
ErrorLog {folder}/error.log
<VirtualHost 127.0.0.1:{port}>
    ProxyPass / http://127.0.0.1:{api}/
    SecRuleEngine On
    SecRequestBodyAccess On
    SecAuditEngine Off
    Include /etc/modsecurity/crs/crs-setup.conf
    Include /usr/share/modsecurity-crs/rules/*.conf
</VirtualHost>
"""


@contextmanager
def nginx(api_port: int) -> Iterator[int]:
    """Yield the port of nginx, which passes everything on to the API."""
    with _served(["nginx", "-c"], _nginx(AT_THE_ROOT), api=api_port, tls="") as port:
        yield port


@contextmanager
def nginx_below_a_path(api_port: int, *, keeps_path: bool) -> Iterator[int]:
    """Yield the port of nginx, which serves the API below /netflow/ and compresses JSON.

    It listens on 127.0.0.1 and ::1, and calls the API from 127.0.0.1.
    """
    passed = "" if keeps_path else "/"
    template = _nginx(BELOW_A_PATH)
    with _served(["nginx", "-c"], template, api=api_port, passed=passed) as port:
        yield port


@contextmanager
def nginx_with_tls(api_port: int, certificates: Certificates, version: str) -> Iterator[int]:
    """The same with TLS of one version, such as `TLSv1.3`."""
    tls = TLS.format(certificate=certificates.certificate, key=certificates.key, version=version)
    with _served(["nginx", "-c"], _nginx(AT_THE_ROOT), api=api_port, tls=tls) as port:
        yield port


@contextmanager
def nginx_of(site: str, address: tuple[str, int], folder: Path) -> Iterator[Callable[[str], None]]:
    """Run nginx with a configuration that listens there; yield what changes the configuration.

    `access.log` in the folder has a line a request: method, status, and for each server that it
    was passed to the time of connecting, or "-".
    """
    if os.geteuid() == 0:
        shutil.chown(folder, "www-data")
    file = folder / "nginx.conf"
    file.write_text(HTTP.format(folder=folder, site=site))
    with listening(["nginx", "-c", str(file)], address) as pid:

        def change(changed: str) -> None:
            file.write_text(HTTP.format(folder=folder, site=changed))
            os.kill(pid, signal.SIGHUP)

        yield change


@contextmanager
def apache_with_core_rule_set(api_port: int) -> Iterator[int]:
    """Yield the port of Apache with ModSecurity and all rules of OWASP at their defaults."""
    command = ["apache2", "-D", "FOREGROUND", "-f"]
    with _served(command, APACHE, api=api_port, modules=MODULES) as port:
        yield port


def _nginx(server: str) -> str:
    return HTTP.replace("{site}", server)


@contextmanager
def _served(command: Sequence[str], template: str, **values: object) -> Iterator[int]:
    port = free_port()
    with TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "www-data")
        configuration = folder / "server.conf"
        configuration.write_text(template.format(folder=folder, port=port, **values))
        with listening([*command, str(configuration)], ("127.0.0.1", port)):
            yield port


@contextmanager
def listening(
    command: Sequence[str], address: tuple[str, int], user: str | None = None
) -> Iterator[int]:
    """Run a server, from when it listens there until the block ends; yield its process id."""
    log = subprocess.DEVNULL
    with subprocess.Popen(command, user=user, stdout=log, stderr=log) as process:
        try:
            wait_until(lambda: _listens(address), command[0])
            yield process.pid
        finally:
            process.terminate()
            process.wait(HANG_SECONDS)


def _listens(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address).close()
    except OSError:
        return False
    return True

"""A keyring as containers mount it works, or the message leads to a step that makes it work."""

import json
import multiprocessing
import os
import re
import shutil
import struct
import subprocess
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from app.crypto import rotation
from app.crypto.errors import KeyringError
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring, edit_keyring
from tests.support.waiting import HANG_SECONDS

USER = GROUP = 10001
GUIDE = Path(__file__).parents[2] / "docs" / "containers.md"

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")


@pytest.fixture
def volume(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that every user may enter, as mounts are; folders of pytest are for one user."""
    folder = Path("/dev/shm") / tmp_path_factory.mktemp("volume").parent.name / "volume"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    folder.parent.chmod(0o755)
    yield folder
    shutil.rmtree(folder.parent)


def as_user(work: Callable[[], str], *groups: int) -> str:
    """Return what `work` returns as user 10001, or the message of its `KeyringError`."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # The child of a process with threads only reads a file.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.setgroups(groups)
        os.setgid(GROUP)
        os.setuid(USER)
        try:
            answer = work()
        except KeyringError as error:
            answer = str(error)
        except BaseException as error:  # noqa: BLE001 - the parent reports it
            answer = repr(error)
        os.write(writer, answer.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        answer = file.read()
    os.waitpid(child, 0)
    return answer


def lay(volume: Path, *, mode: int, group: int) -> Path:
    """Lay a secret volume as Kubernetes does, with the next state of its keyring."""
    link = volume / "keyring.json"
    folder = volume / f"..2026_{len(list(volume.iterdir()))}"
    folder.mkdir()
    file = folder / link.name
    if link.exists():
        shutil.copyfile(link, file)
        file.chmod(0o600)
        new = edit_keyring(file, lambda keys: rotation.add(keys, "")).keys[-1].key_id
        edit_keyring(file, lambda keys: rotation.promote(keys, new))
    else:
        create_keyring(file)
        link.symlink_to(f"..data/{link.name}")
    os.chown(file, 0, group)
    file.chmod(mode)
    (volume / "..new").symlink_to(folder.name)
    (volume / "..new").rename(volume / "..data")
    return link


def read(path: Path) -> str:
    return load_keyring(path).primary_id


def primary_in(path: Path) -> str:
    return str(json.loads(path.read_text(encoding="utf-8"))["primary"])


def test_a_secret_of_kubernetes_is_read_and_followed(volume: Path) -> None:
    """Through its links, by the group of the process; the next state is read when it is laid."""
    path = lay(volume, mode=0o440, group=GROUP)

    def first_and_next() -> str:
        keyring = load_keyring(path)
        first = keyring.primary_id
        has_read.set()
        go_on.wait()
        assert keyring.reload()
        return f"{first} {keyring.primary_id}"

    first = primary_in(path)
    has_read, go_on = (multiprocessing.get_context("fork").Event() for _ in range(2))
    with ThreadPoolExecutor(1) as thread:
        seen = thread.submit(as_user, first_and_next)
        assert has_read.wait(HANG_SECONDS)
        lay(volume, mode=0o440, group=GROUP)
        go_on.set()
        assert seen.result().split() == [first, primary_in(path)]
    assert first != primary_in(path)


@pytest.mark.parametrize(("mode", "groups"), [(0o440, [1]), (0o444, [1]), (0o400, [1])])
def test_what_is_not_private_or_not_readable_leads_to_the_guide(
    volume: Path, mode: int, groups: list[int]
) -> None:
    """The message names the user or the right, and both ways to a keyring that works."""
    path = lay(volume, mode=mode, group=0)
    message = as_user(lambda: read(path), *groups)
    reason = "others may read it" if mode == 0o444 else f"by user {USER}"
    assert reason in message
    assert "mode 0440 and a group of this process" in message
    assert "install -m 600" in message
    assert GUIDE.name in message


def test_a_group_of_the_process_is_enough(volume: Path) -> None:
    """Also one that it has besides its own."""
    path = lay(volume, mode=0o440, group=4242)
    assert as_user(lambda: read(path), 4242) == primary_in(path)


def test_root_reads_what_it_has_mounted_for_a_group(volume: Path) -> None:
    """Commands that root runs do not advise to take the group's right away."""
    path = lay(volume, mode=0o440, group=4242)
    assert read(path) == primary_in(path)


def test_an_edit_leaves_the_file_to_its_group(volume: Path) -> None:
    """Owner, group and mode are what they were."""
    path = lay(volume, mode=0o440, group=4242).resolve()
    edit_keyring(path, lambda keys: rotation.add(keys, ""))
    status = path.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (0, 4242, 0o440)


def test_a_file_that_a_group_may_write_is_refused(volume: Path) -> None:
    """Reading is all that a group may have."""
    path = lay(volume, mode=0o460, group=GROUP)
    assert "others may read it" in as_user(lambda: read(path))


def test_any_other_link_is_refused_with_the_reason(volume: Path) -> None:
    """A link out of the folder, or to a file beside it: the message says that it is a link."""
    target = lay(volume, mode=0o440, group=GROUP).resolve()
    for place in (target, Path("..data/other.json")):
        link = volume / "other.json"
        link.unlink(missing_ok=True)
        link.symlink_to(place)
        (target.parent / "other.json").unlink(missing_ok=True)
        (target.parent / "other.json").symlink_to(target)
        assert "it is a link. Name the file itself." in as_user(partial(read, link))


def test_a_mounted_keyring_is_not_edited(volume: Path) -> None:
    """Its link would become a file, and the next state of the secret would never arrive."""
    path = lay(volume, mode=0o400, group=0)
    with pytest.raises(KeyringError, match="Edit the keyring where it comes from"):
        edit_keyring(path, lambda keys: rotation.add(keys, ""))
    assert path.is_symlink()


def test_the_step_of_the_guide_works(volume: Path) -> None:
    """As user 10001, from a secret that everybody may read: what the guide says, word for word."""
    source = lay(volume, mode=0o444, group=0)
    (command,) = re.findall(r"```sh\n(install .*)\n```", GUIDE.read_text(encoding="utf-8"))
    target = volume / "data"
    target.mkdir(mode=0o700)
    os.chown(target, USER, GROUP)
    step = command.replace("/run/secrets", str(volume)).replace("/data/", f"{target}/")
    subprocess.run(["sh", "-c", step], user=USER, group=GROUP, extra_groups=[], check=True)
    assert as_user(lambda: read(target / "keyring.json")) == primary_in(source)


def credential(volume: Path, *entries: tuple[int, int, int]) -> Path:
    """Lay a keyring as systemd lays a credential: root's, mode 0400, an ACL, all read-only.

    Each entry of the ACL has a tag, rights and an id, as in <linux/posix_acl_xattr.h>.
    """
    path = volume / "keyring.json"
    create_keyring(path)
    path.chmod(0o400)
    acl = sorted([(0x01, 4, 2**32 - 1), (0x04, 0, 2**32 - 1), *entries])
    acl += [(0x10, 4, 2**32 - 1), (0x20, 0, 2**32 - 1)]
    packed = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in acl)
    os.setxattr(path, "system.posix_acl_access", packed)
    volume.chmod(0o555)
    return path


def test_a_credential_of_systemd_is_read(volume: Path) -> None:
    """It is root's and for the service's user by an ACL, which looks like mode 0440."""
    path = credential(volume, (0x02, 4, USER))
    assert path.stat().st_mode & 0o777 == 0o440
    assert as_user(lambda: read(path)) == primary_in(path)


@pytest.mark.parametrize("other", [(0x02, 4, USER + 1), (0x08, 4, 4242)])
def test_an_acl_that_lets_others_read_is_refused(volume: Path, other: tuple[int, int, int]) -> None:
    """Another user or a group beside the service's user: the file is not private."""
    path = credential(volume, (0x02, 4, USER), other)
    assert "others may read it" in as_user(lambda: read(path))

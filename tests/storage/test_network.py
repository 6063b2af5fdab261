from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage import opening
from parindex_desktop.storage.network import (
    Mount,
    is_on_network,
    mounts_of_machine,
    parse_mounts,
)
from parindex_desktop.storage.workfile import WorkFile
from tests.storage.building import LAN, new_file

MOUNTS = parse_mounts(
    "/dev/sda1 / ext4 rw 0 0\n"
    "server:/daten /daten nfs4 rw 0 0\n"
    "//server/so /mnt/Sở\\040Nội\\040vụ cifs rw 0 0\n"
    "/dev/sdb1 /daten/lan/usb vfat rw 0 0\n"
    "tmpfs /mnt/x tmpfs rw 0 0\n"
    "host:/x /mnt/x fuse.sshfs rw 0 0\n"
)


@pytest.mark.parametrize(("path", "expected"), [
    ("/srv/a.parindex", False),
    ("/daten/lan/a.parindex", True),
    ("/daten/lan/usb/a.parindex", False),
    ("/datens/a.parindex", False),
    ("/mnt/Sở Nội vụ/a.parindex", True),
    ("/mnt/x/a.parindex", True),
])  # fmt: skip
def test_the_nearest_mount_decides(path: str, expected: bool) -> None:
    assert is_on_network(PurePosixPath(path), MOUNTS) is expected


@pytest.mark.parametrize(("path", "drive", "expected"), [
    (r"\\server\share\a.parindex", "local", True),
    (r"Z:\a.parindex", "smbfs", True),
    (r"D:\Lan\a.parindex", "local", False),
])  # fmt: skip
def test_a_share_of_windows_is_known(path: str, drive: str, expected: bool) -> None:
    windows: PurePath = PureWindowsPath(path)
    mounts = [Mount(PureWindowsPath(windows.drive + "\\"), drive)]
    assert is_on_network(windows, mounts) is expected


def test_a_machine_that_lists_no_mounts_is_trusted() -> None:
    assert not is_on_network(PurePosixPath("/a"), ())


def test_this_folder_is_no_share(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path, mounts_of_machine(tmp_path))


def test_a_file_on_a_share_can_be_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_file(path).close()
    share = (Mount(Path(path.anchor), "cifs"),)
    monkeypatch.setattr(opening, "mounts_of_machine", lambda _: share)
    with pytest.raises(SurroundingsError) as refused:
        WorkFile.open(path, author=LAN)
    assert refused.value.code == "FILE.112"
    with pytest.raises(SurroundingsError):
        new_file(path.with_name("b.parindex"))
    with WorkFile.open(path, author=LAN, read_only=True) as work:
        assert work.read().profile().place == "An Giang"

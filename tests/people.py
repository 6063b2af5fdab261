"""Users for tests: one of each role in a file, the secretary at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.people import Role, User
from parindex_desktop.services import users

if TYPE_CHECKING:
    from parindex_desktop.services.session import Session

NAMES = {
    Role.SECRETARY: "Trần Thị Thư",
    Role.APPRAISER: "Lê Văn Thẩm",
    Role.ENTRY: "Phạm Thị Nhập",
    Role.VIEWER: "Hồ Văn Xem",
}
PASSWORD = "Mật khẩu 2016"


def add_users(session: Session, *, passwords: bool = False) -> dict[Role, User]:
    """Adds one user of each role; whoever adds them works as the secretary afterwards."""
    for role, name in NAMES.items():
        password = PASSWORD if passwords else ""
        edit = users.add(session, name=name, office="Chuyên viên", role=role, password=password)
        assert session.do(edit)
    return {user.role: user for user in session.users}

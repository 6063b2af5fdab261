"""All commands of the window as data: menus, shortcuts, icons, and the sheet of keys are read here.

Each names the method of `ui.commands.Commands` that does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from parindex_desktop.i18n import mark, tr
from ui import icons

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        handler: Its name, and that of its method of `Commands`; for a step the key of its screen.
        menu: English source of the menu it stands in; empty when it stands in none.
        text: English source, `&` before its mnemonic.
        shortcut: As Qt writes it; several separated by a blank.
        needs_file: It is offered only while a work file is open.
        ends_section: A line follows it in the menu.
        screen: Key of the screen it goes to, instead of a method; empty for other commands.
    """

    handler: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs_file: bool = True
    checkable: bool = False
    ends_section: bool = False
    screen: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A screen of the work, loaded when it is first shown.

    Attributes:
        key: As `Screen.key`.
        module: Where its class is.
        text: English source.
        within: Key of the step it belongs to; it is listed below that while one of them is shown.
    """

    key: str
    text: str
    icon: str
    module: str
    class_name: str
    within: str = ""


STEPS = (
    Step("rounds", mark("Rounds"), "calendar-days", "ui.screens.rounds", "RoundsScreen"),
    Step("units", mark("Units"), "building-2", "ui.screens.units", "UnitsScreen"),
    Step("criteria", mark("Criteria"), "list-tree", "ui.screens.criteria", "CriteriaScreen"),
    Step("scores", mark("Score entry"), "table-2", "ui.screens.scores", "ScoresScreen"),
    Step("checks", mark("Checks"), "list-checks", "ui.screens.checks", "ChecksScreen"),
    Step("results", mark("Results"), "trophy", "ui.screens.results", "ResultsScreen"),
    Step("documents", mark("Documents"), "file-text", "ui.screens.documents", "DocumentsScreen"),
    Step("awards", mark("Awards"), "award", "ui.screens.awards", "AwardsScreen"),
    Step("log", mark("Log"), "history", "ui.screens.log", "LogScreen"),
)
"""The steps of the year, in their order; Ctrl+1 is the first."""

SCREENS = (
    *STEPS,
    Step("evidence", mark("Documents named"), "paperclip", "ui.screens.evidence", "EvidenceScreen",
         within="scores"),
    Step("progress", mark("Progress"), "calendar-days", "ui.screens.progress", "ProgressScreen",
         within="scores"),
    Step("workbooks", mark("Excel workbooks"), "file-spreadsheet", "ui.screens.workbooks",
         "WorkbooksScreen", within="scores"),
    Step("locking", mark("Lock results"), "lock", "ui.screens.locking", "LockingScreen",
         within="results"),
    Step("criteria_versions", mark("Versions"), "list-tree",
         "ui.criteria_comparison.screen", "ComparisonScreen", within="criteria"),
    Step("wording", mark("Words of letters"), "pencil", "ui.screens.wording", "WordingScreen",
         within="documents"),
    Step("comparing", mark("Compare a paper"), "list-checks", "ui.screens.comparing",
         "ComparingScreen", within="documents"),
    Step("second_entry", mark("Second keying"), "copy", "ui.second_entry.screen",
         "SecondEntryScreen", within="scores"),
    Step("award_money", mark("Award money"), "banknote", "ui.screens.award_money",
         "AwardMoneyScreen", within="awards"),
    Step("blanks", mark("Blank profiles"), "ruler", "ui.screens.blanks", "BlanksScreen",
         within="awards"),
    Step("certificates", mark("Print certificates"), "printer", "ui.screens.certificates",
         "CertificatesScreen", within="awards"),
    Step("register", mark("Register of certificates"), "book-open", "ui.screens.register",
         "RegisterScreen", within="awards"),
    Step("award_history", mark("Awarded earlier"), "history", "ui.screens.award_history",
         "AwardHistoryScreen", within="awards"),
)  # fmt: skip
"""The steps and the screens that one of them leads to."""

FILE, EDIT, VIEW, TOOLS, HELP = (
    mark("&File"), mark("&Edit"), mark("&View"), mark("&Tools"), mark("&Help"),
)  # fmt: skip
MENUS = (FILE, EDIT, VIEW, TOOLS, HELP)

COMMANDS = (
    Command("new_file", FILE, mark("&New file…"), "Ctrl+N", "file-plus", needs_file=False),
    Command("open_file", FILE, mark("&Open file…"), "Ctrl+O", "folder-open", needs_file=False),
    Command("open_sample", FILE, mark("Open &sample data"), "", "sparkles", needs_file=False,
            ends_section=True),
    Command("back_up", FILE, mark("&Backups…"), "Ctrl+B", "database-backup"),
    Command("close_file", FILE, mark("&Close file"), "Ctrl+W", "x", ends_section=True),
    Command("quit", FILE, mark("E&xit"), "Ctrl+Q", needs_file=False),
    Command("undo", EDIT, mark("&Undo"), "Ctrl+Z", "undo-2"),
    Command("redo", EDIT, mark("&Redo"), "Ctrl+Y Ctrl+Shift+Z", "redo-2", ends_section=True),
    Command("search", EDIT, mark("&Find"), "Ctrl+F", "search"),
    Command("fold_steps", VIEW, mark("&Fold the list of steps"), "F9", checkable=True,
            ends_section=True),
    Command("show_checks", VIEW, mark("&Errors and warnings"), "Ctrl+Shift+E", "list-checks",
            screen="checks"),
    Command("show_progress", VIEW, mark("&Progress of the units"), "Ctrl+Shift+G", "calendar-days",
            screen="progress"),
    Command("show_workbooks", VIEW, mark("Excel &workbooks of units"), "Ctrl+Shift+X",
            "file-spreadsheet", screen="workbooks"),
    Command("show_locking", VIEW, mark("Loc&k results"), "Ctrl+Shift+K", "lock", screen="locking"),
    Command("second_entry", VIEW, mark("Second entr&y"), "Ctrl+Shift+2", "copy",
            screen="second_entry"),
    Command("show_comparing", VIEW, mark("&Compare a paper with the locked data"), "Ctrl+Shift+M",
            "list-checks", screen="comparing"),
    Command("show_wording", VIEW, mark("W&ords of letters"), "Ctrl+Shift+W", "pencil",
            screen="wording"),
    Command("show_blanks", VIEW, mark("&Blanks for certificates"), "Ctrl+Shift+F", "ruler",
            screen="blanks"),
    Command("show_award_money", VIEW, mark("&Award money"), "Ctrl+Shift+T", "banknote",
            screen="award_money"),
    Command("show_register", VIEW, mark("Register of cert&ificates"), "Ctrl+Shift+R", "book-open",
            screen="register"),
    Command("show_certificates", VIEW, mark("Print certi&ficates"), "Ctrl+Shift+B", "printer",
            screen="certificates"),
    Command("show_award_history", VIEW, mark("Awarded earlie&r"), "Ctrl+Shift+H", "history",
            screen="award_history"),
    Command("next_group", VIEW, mark("Ne&xt group"), "Ctrl+PgDown"),
    Command("previous_group", VIEW, mark("Pre&vious group"), "Ctrl+PgUp", ends_section=True),
    Command("projector", VIEW, mark("Pro&jector window"), "Ctrl+Shift+P", "presentation",
            ends_section=True),
    Command("larger_text", VIEW, mark("&Larger text"), "Ctrl++ Ctrl+=", "zoom-in",
            needs_file=False),
    Command("smaller_text", VIEW, mark("&Smaller text"), "Ctrl+-", "zoom-out", needs_file=False),
    Command("normal_text", VIEW, mark("&Normal text size"), "Ctrl+0", needs_file=False,
            ends_section=True),
    Command("switch_theme", VIEW, mark("Light or &dark"), "Ctrl+Shift+D", "moon",
            needs_file=False),
    Command("people", TOOLS, mark("&Users…"), "", "users"),
    Command("switch_user", TOOLS, mark("&Change user…"), "Ctrl+Shift+L", "user-check",
            ends_section=True),
    Command("verify_code", TOOLS, mark("Verify a &QR code…"), "Ctrl+Shift+Q", "search",
            needs_file=False),
    Command("entry_rules", TOOLS, mark("&Rules of score entry…"), "", "list-checks",
            ends_section=True),
    Command("preferences", TOOLS, mark("&Preferences…"), "Ctrl+,", "settings", needs_file=False),
    Command("show_log_folder", TOOLS, mark("Open the folder of &log files"), "", "folder-open",
            needs_file=False),
    Command("help", HELP, mark("&Help for this screen"), "F1", "book-open", needs_file=False),
    Command("shortcuts", HELP, mark("&Keys"), "Ctrl+F1", "circle-help", needs_file=False,
            ends_section=True),
    Command("about", HELP, mark("&About PARINDEX"), "", "info", needs_file=False),
)  # fmt: skip
"""Every command that stands in a menu, in the order of the menus."""


def shortcuts_of(command: Command) -> list[QKeySequence]:
    """Returns the keys of a command, the first one shown in menus."""
    return [QKeySequence(each) for each in command.shortcut.split()]


def make_action(command: Command, parent: QObject) -> QAction:
    """Returns the action of a command, without what it triggers."""
    action = QAction(tr(command.text), parent)
    action.setObjectName(command.handler)
    action.setShortcuts(shortcuts_of(command))
    action.setCheckable(command.checkable)
    action.setMenuRole(QAction.MenuRole.NoRole)
    if command.icon:
        icons.dress(action, command.icon)
    set_tip(action, action.text().replace("&", "").rstrip("…"))
    return action


def set_tip(action: QAction, text: str) -> None:
    """Gives an action a tool-tip that names its key."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text} ({key})" if key else text)

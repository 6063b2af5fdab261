"""What the program remembers for one person, never in the shared work file.

Each setting is declared once, with its type and default. A file that cannot be read is moved aside
and the defaults are used: a damaged preference must not keep anybody from work.
"""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import typing
from dataclasses import dataclass, field
from types import GenericAlias
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

from parindex_desktop import paths

FILE_NAME: Final = "settings.json"
MOST_RECENT_FILES: Final = 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a work file, to go on there.

    Attributes:
        screen: Key of the screen.
        year: Of the round; 0 for the newest.
        group: Code of the group; empty for the first.
    """

    screen: str = ""
    year: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class KeptCalibration:
    """How a printer was calibrated for a blank; measures as `certificates.calibration`.

    Attributes:
        width, height: Of the blank then, in 0,1 mm.
        day: ISO.
    """

    offset_x: int = 0
    offset_y: int = 0
    scale_x: int = 1_000_000
    scale_y: int = 1_000_000
    width: int = 0
    height: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        language: A key of `i18n.LANGUAGES`.
        theme: A value of `ui.theme.ThemeChoice`.
        text_percent: Text size in percent of the normal one.
        user_name: As the lock and the audit trail name the person.
        recent_files: Newest first.
        places: Work file -> where the person was in it.
        users: Work file -> id of the user who worked in it last.
        last_folder: Where the last file was opened or saved.
        window: Qt's own note of the window's place and size, base64.
        steps_collapsed: The list of steps shows icons only.
        column_widths: Table -> widths of its columns in hundredths of a line of text.
        score_view: `grid` or `sheet`, as scores were last typed.
        sheet_units: The list of units stands beside the sheet.
        grid_places: Work file, year and group -> layer, unit and criterion typed last.
        import_mappings: Heading as the office writes it -> target it was given last.
        prefer_times: Papers in the system's Times New Roman where there is one.
        paper_kinds: Work file and year -> the kinds of papers that were ticked last.
        paper_names: Pattern of the names of papers; empty for the usual one.
        papers_apart: Each paper in a file of its own.
        papers_mode: Who gives papers number and date, see `domain.documents.Mode`; empty for the
            program.
        papers_xlsx: Save the tables of papers as a spreadsheet too.
        papers_docx: Save letters as editable drafts too.
        paper_labels: Sheets that labels are printed on, see `domain.papers_awards.LabelFormat`;
            empty for the usual ones.
        criteria_details: The details of a criterion stand beside the tree.
        criteria_tree_percent: Share of the width that the tree has beside them.
        export_folder: Where papers and spreadsheets were last saved.
        trail_marks: Work file -> its id, number and hash of its last log entry, and when seen.
        calibrations: Printer -> name of a blank -> how it was calibrated for it.
        certificate_printer: The printer that certificates were printed on last.
        certificate_blanks: Form of award -> name of the blank that it was printed on last.
    """

    language: str = "vi"
    theme: str = "system"
    text_percent: int = 100
    user_name: str = ""
    recent_files: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    last_folder: str = ""
    window: str = ""
    steps_collapsed: bool = False
    column_widths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    score_view: str = "grid"
    sheet_units: bool = True
    grid_places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    import_mappings: dict[str, str] = field(default_factory=dict)
    prefer_times: bool = True
    paper_kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paper_names: str = ""
    papers_apart: bool = False
    papers_mode: str = ""
    papers_xlsx: bool = False
    papers_docx: bool = False
    paper_labels: str = ""
    criteria_details: bool = True
    criteria_tree_percent: int = 60
    export_folder: str = ""
    trail_marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    calibrations: dict[str, dict[str, KeptCalibration]] = field(default_factory=dict)
    certificate_printer: str = ""
    certificate_blanks: dict[str, str] = field(default_factory=dict)


class SettingsStore:
    """The settings of this person, read once and written at each change.

    Attributes:
        value: The present settings.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or paths.user_config_dir()) / FILE_NAME
        self.value = _read(self._file)

    def change(self, **fields: object) -> None:
        """Changes settings by name and writes them; an unwritable folder only costs the memory."""
        changed = dataclasses.replace(self.value, **fields)  # type: ignore[arg-type]
        if changed == self.value:
            return
        self.value = changed
        try:
            _write(self._file, changed)
        except OSError as error:
            _log.warning("settings not written: %s", error)

    def remember_file(self, file: Path) -> None:
        """Puts a work file at the head of the recent ones, and its folder as the last used."""
        known = tuple(each for each in self.value.recent_files if each != str(file))
        recent = (str(file), *known)[:MOST_RECENT_FILES]
        places = {name: place for name, place in self.value.places.items() if name in recent}
        users = {name: user for name, user in self.value.users.items() if name in recent}
        folder = str(file.parent)
        self.change(recent_files=recent, places=places, users=users, last_folder=folder)

    def forget_file(self, file: Path) -> None:
        """Takes a work file off the list of recent ones."""
        kept = tuple(each for each in self.value.recent_files if each != str(file))
        self.change(recent_files=kept)

    def remember_place(self, file: Path, place: Place) -> None:
        """Notes where the person is in a work file."""
        self.change(places={**self.value.places, str(file): place})

    def remember_user(self, file: Path, user_id: int) -> None:
        """Notes who of a work file's users this person was last."""
        self.change(users={**self.value.users, str(file): user_id})


def _read(file: Path) -> Settings:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("not a table of settings")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:  # the last: [[[[[… without an end
        _log.warning("settings unreadable, using defaults: %s", type(error).__name__)
        _move_aside(file)
        return Settings()
    return _taken_over(stored)


def _taken_over(stored: dict[str, object]) -> Settings:
    """Returns the stored settings; what is unknown or of another type gives way to the default."""
    hints = typing.get_type_hints(Settings)
    read = {name: _as(hints[name], value) for name, value in stored.items() if name in hints}
    return Settings(**{name: value for name, value in read.items() if value is not None})


def _as(hint: object, value: object) -> typing.Any:  # noqa: ANN401 - the type is the hint's
    """Returns a JSON value as the type of its setting, None when it is of another."""
    if isinstance(hint, GenericAlias):
        inner = hint.__args__[-1] if hint.__origin__ is dict else hint.__args__[0]
        if hint.__origin__ is dict and isinstance(value, dict):
            entries = {key: _as(inner, each) for key, each in value.items()}
            return {key: each for key, each in entries.items() if each is not None}
        if hint.__origin__ is tuple and isinstance(value, list):
            return tuple(each for each in (_as(inner, raw) for raw in value) if each is not None)
        return None
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and isinstance(value, dict):
        hints = typing.get_type_hints(hint)
        known = {name: _as(hints[name], each) for name, each in value.items() if name in hints}
        return hint(**{name: each for name, each in known.items() if each is not None})
    return value if type(value) is hint else None


def _write(file: Path, settings: Settings) -> None:
    text = json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1)
    draft = file.with_suffix(".tmp")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


def _move_aside(file: Path) -> None:
    try:
        file.replace(file.with_suffix(".damaged"))
    except OSError as error:
        _log.warning("damaged settings stay where they are: %s", error)

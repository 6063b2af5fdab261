"""The calibration of each printer for each blank, kept in the person's settings.

It belongs to the printer beside the desk and not to the work file: somebody else who opens the
file prints elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.certificates.calibration import NONE, Calibration
from parindex_desktop.settings import KeptCalibration

if TYPE_CHECKING:
    from datetime import date

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.settings import Settings, SettingsStore


def calibration_of(settings: Settings, printer: str, profile: BlankProfile) -> Calibration:
    """Returns what a printer needs for a blank; `NONE` while it was not calibrated for it."""
    kept = kept_calibration(settings, printer, profile)
    return NONE if kept is None else _figures(kept)


def kept_calibration(
    settings: Settings, printer: str, profile: BlankProfile
) -> KeptCalibration | None:
    """Returns how and when a printer was calibrated for a blank.

    None where it was not, or for paper of another size, which lies elsewhere in the printer. What
    no printer asks for would print beside the blank, and counts as nothing too.
    """
    kept = settings.calibrations.get(printer, {}).get(profile.name)
    if kept is None or (kept.width, kept.height) != (profile.width, profile.height):
        return None
    return kept if _figures(kept).is_plausible else None


def keep(
    store: SettingsStore, printer: str, profile: BlankProfile, calibration: Calibration, *,
    day: date,
) -> None:  # fmt: skip
    """Remembers a calibration, instead of the one before."""
    kept = KeptCalibration(
        calibration.offset_x, calibration.offset_y, calibration.scale_x, calibration.scale_y,
        profile.width, profile.height, day.isoformat(),
    )  # fmt: skip
    of_printer = {**store.value.calibrations.get(printer, {}), profile.name: kept}
    store.change(calibrations={**store.value.calibrations, printer: of_printer})


def forget(store: SettingsStore, printer: str, profile: BlankProfile) -> None:
    """Prints a blank on a printer as if it had never been calibrated."""
    of_printer = dict(store.value.calibrations.get(printer, {}))
    of_printer.pop(profile.name, None)
    store.change(calibrations={**store.value.calibrations, printer: of_printer})


def sheet_to_measure(printer: str, profile: BlankProfile, calibration: Calibration) -> bytes:
    """Returns the test sheet of a printer for a blank as a PDF; a calibration is applied to it."""
    # Loads ReportLab, which only this needs.
    from reports.calibration_sheet import calibration_sheet

    return calibration_sheet(profile, printer, calibration)


def _figures(kept: KeptCalibration) -> Calibration:
    return Calibration(kept.offset_x, kept.offset_y, kept.scale_x, kept.scale_y)

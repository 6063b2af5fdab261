"""Qt's own texts in the language of the program; Qt brings no Vietnamese.

Listed as Qt's sources write them, so that they stand in the catalogue like our own sentences.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from parindex_desktop.i18n import mark, tr

TEXTS = (
    # buttons of standard dialogs
    mark("OK"), mark("Save"), mark("Save All"), mark("Open"), mark("&Yes"), mark("Yes to &All"),
    mark("&No"), mark("N&o to All"), mark("Abort"), mark("Retry"), mark("Ignore"), mark("Close"),
    mark("Cancel"), mark("Discard"), mark("Help"), mark("Apply"), mark("Reset"),
    mark("Restore Defaults"), mark("&OK"), mark("&Save"), mark("&Cancel"), mark("&Close"),
    mark("Don't Save"),
    # the context menu of a line of text
    mark("&Undo"), mark("&Redo"), mark("Cu&t"), mark("&Copy"), mark("&Paste"), mark("Delete"),
    mark("Select All"), mark("&Select All"), mark("&Step up"), mark("Step &down"),
    mark("Copy &Link Location"),
    # scroll bars
    mark("Scroll here"), mark("Left edge"), mark("Right edge"), mark("Top"), mark("Bottom"),
    mark("Page left"), mark("Page right"), mark("Page up"), mark("Page down"),
    mark("Scroll left"), mark("Scroll right"), mark("Scroll up"), mark("Scroll down"),
    # the file dialog, where the system has none of its own
    mark("&Look in:"), mark("Back"), mark("Go back"), mark("Forward"), mark("Go forward"),
    mark("Parent Directory"), mark("Go to the parent directory"), mark("Create New Folder"),
    mark("Create a New Folder"), mark("List View"), mark("Change to list view mode"),
    mark("Detail View"), mark("Change to detail view mode"), mark("Sidebar"), mark("Files"),
    mark("File &name:"), mark("&File name:"), mark("Files of &type:"), mark("&Open"),
    mark("&Choose"), mark("&Rename"), mark("&Delete"), mark("Show &hidden files"),
    mark("&New Folder"), mark("New Folder"), mark("Directory:"), mark("Directories"),
    mark("Find Directory"), mark("Save As"), mark("All Files (*)"), mark("All files (*)"),
    mark("Computer"), mark("My Computer"), mark("Drive"), mark("File"), mark("Folder"),
    mark("File Folder"), mark("%1 File"), mark("Unknown"), mark("Name"), mark("Size"),
    mark("Type"), mark("Kind"), mark("Date Modified"), mark("%1 bytes"), mark("%1 KB"),
    mark("%1 MB"), mark("%1 GB"), mark("Recent Places"), mark("Remove"),
    mark("%1 already exists.\nDo you want to replace it?"),
    mark("%1\nFile not found.\nPlease verify the correct file name was given."),
    mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    # the print dialog, where the system has none of its own
    mark("Printer"), mark("&Name:"), mark("P&roperties"), mark("Location:"), mark("Type:"),
    mark("Output &file:"), mark("Local file"), mark("Write PDF file"),
    mark("Print to File (PDF)"), mark("Print To File ..."), mark("&Options >>"),
    mark("&Options <<"), mark("&Print"), mark("Copies"), mark("Options"), mark("Print range"),
    mark("Print all"), mark("Pages from"), mark("Current Page"), mark("Selection"),
    mark("Page &Set:"), mark("Page Set:"), mark("All Pages"), mark("Odd Pages"),
    mark("Even Pages"), mark("Output Settings"), mark("Copies:"), mark("Collate"),
    mark("Reverse"), mark("Color Mode"), mark("Color"), mark("Grayscale"),
    mark("Double Sided Printing"), mark("Off"), mark("Long side binding"),
    mark("Short side binding"), mark("Printer Properties"), mark("Invalid Pages Definition"),
    mark("%1 is a directory.\nPlease choose a different file name."),
    mark("File %1 is not writable.\nPlease choose a different file name."),
    mark("%1 already exists.\nDo you want to overwrite it?"),
)  # fmt: skip


class QtTexts(QTranslator):
    """Answers Qt's questions from the program's catalogue; unknown texts stay as they are."""

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Returns the text in the language set."""
        return tr(sourceText)

    def isEmpty(self) -> bool:
        """Tells Qt that it may ask."""
        return False

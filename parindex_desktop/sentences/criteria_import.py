"""IMP.4: criteria sets that are brought in from the annex of a decision."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "IMP.401": (
        mark("“{name}” is a document of an old format."),
        mark("Open it in Word or LibreOffice and save it as .docx."),
    ),
    "IMP.402": (
        mark("There is no table in “{name}”."),
        mark("Choose the document that holds the annex."),
    ),
}

"""RMK: words beside points, and stock phrases."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "RMK.101": (
        mark("The text has {count} letters; at most {most} are kept."),
        mark("Shorten it, or name the document where it stands."),
    ),
    "RMK.102": (
        mark("The text holds a control character ({letter})."),
        mark("Delete it; it often comes along with a copy from a PDF."),
    ),
    "RMK.103": (mark("There is no text to keep as a phrase."), mark("Type the text first.")),
    "RMK.104": (
        mark("A phrase has at most {most} letters; this one has {count}."),
        mark("Keep a shorter one."),
    ),
}

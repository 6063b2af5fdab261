"""CER.151-159: a printer that cannot be calibrated or takes no blank, and nothing to print."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "CER.151": (
        mark("By {first} and {second} the page is printed at {percent} % of its size."),
        mark("Measure again; in the printer's settings choose 100 %, not fit to page."),
    ),
    "CER.152": (
        mark("By {first} and {second} the page is shifted by {mm} mm."),
        mark("Measure again, and look whether the paper lies in the tray as the blank does."),
    ),
    "CER.153": (
        mark("“{text}” is no distance of a cross from the edge next to it."),
        mark("Type mm between 0 and {most}, such as 30,5."),
    ),
    "CER.154": (
        mark("The printer {printer} takes no paper of {size} mm."),
        mark("Choose another printer, or set up paper of this size in the system."),
    ),
    "CER.155": (
        mark("No certificate is chosen to be printed."),
        mark("Select lines, or choose Range or All."),
    ),
}

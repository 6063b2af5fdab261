"""CER.101-119: certificates that cannot be printed yet."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "CER.101": (
        mark("{count} things keep the certificates from being printed. Nothing was written."),
        mark("Each is listed with its row."),
    ),
    "CER.102": (
        mark("{field}: “{text}” is {needed} mm wide even in {size} pt; its field has {room} mm."),
        mark("Make the field wider or its least size smaller, or shorten the text."),
    ),
    "CER.103": (
        mark("{field}: “{text}” needs {count} lines even in {size} pt; its field has {most}."),
        mark("Give the field more lines, width or a smaller least size, or shorten the text."),
    ),
    "CER.104": (
        mark("{field}: {name} is no placeholder of a certificate."),
        mark("Correct the text of the field in the blank."),
    ),
    "CER.105": (
        mark("{field}: “{missing}” is missing."),
        mark("Fill it in, or take it out of the text of the field."),
    ),
    "CER.106": (
        mark("{field}: “{gap}” still waits to be filled in."),
        mark("Type words in its place."),
    ),
    "CER.107": (
        mark("{field}: the text would lie off the paper."),
        mark("Move the field, or give it fewer lines."),
    ),
    "CER.108": (
        mark("{field}: the text would run into the QR code."),
        mark("Move the code or the field."),
    ),
    "CER.109": (
        mark("{field}: the text would run into “{other}”."),
        mark("Move one of the two fields, or shorten the text."),
    ),
    "CER.110": (
        mark("The name has {count} letters."),
        mark("Look whether it is the name of one person."),
    ),
    "CER.111": (
        mark("{field}: the font “{font}” has no letter for {letters}."),
        mark("Choose another font for the field."),
    ),
    "CER.112": (
        mark("The blank has a QR code, and this computer has no key to sign it."),
        mark("Make or restore the office's key, or take the code off the blank."),
    ),
    "CER.113": (
        mark("The QR code has squares of {size} mm: too small to be read."),
        mark("Make it at least {needed} mm wide."),
    ),
    "CER.114": (
        mark("Nobody on the lists of {year} gets “{form}”."),
        mark("Add collectives or persons, or name the form of award."),
    ),
    "CER.115": (
        mark("“{text}” is no part of the list: it has places 1 to {count}."),
        mark("Type it like 3-10, 3- or 7."),
    ),
    "CER.116": (
        mark("The collectives on the list of “{form}” are only proposed yet."),
        mark("Take the proposal over first."),
    ),
    "CER.117": (
        mark("The signed text has too many letters for a QR code."),
        mark("Take the code off the blank, or shorten the name."),
    ),
    "CER.118": (
        mark("The register has “{kept}” under this number, and the certificate says “{printed}”."),
        mark("Correct the list, or make the number void and give a new one."),
    ),
    "CER.119": (
        mark("The printer “{printer}” is not calibrated for “{profile}”."),
        mark("Print its test sheet, or check the first certificate on plain paper."),
    ),
    "CER.120": (
        mark("Nothing would stand on this certificate."),
        mark("Show a field of the blank, and give it a text for whom it is."),
    ),
}

"""CER.121-149: blank profiles, pictures of blanks, fonts of the office's own."""

from parindex_desktop.i18n import mark, tr

SENTENCES = {
    "CER.121": (
        mark("There is no blank profile “{name}”."),
        mark("Choose one of: {names}."),
    ),
    "CER.122": (mark("The blank profile has no name."), mark("Type one.")),
    "CER.123": (
        mark("There is a blank profile “{name}” already."),
        mark("Choose another name."),
    ),
    "CER.130": (
        mark("The profile “{profile}” uses the font “{font}”, which the file does not hold."),
        mark("Add the font file, or choose another font."),
    ),
}


def tell_field_name(name: str) -> str:
    """Returns what a text of a certificate is called."""
    return {
        "recipient": tr("Who is awarded"),
        "position": tr("Position and unit"),
        "achievement": tr("What for"),
        "place-date": tr("Place and date"),
        "signer-office": tr("Signer's office"),
        "signer-name": tr("Signer's name"),
        "decision": tr("Decision"),
        "register": tr("Register number"),
    }[name]

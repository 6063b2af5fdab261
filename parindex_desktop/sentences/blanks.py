"""CER.121-149: blank profiles, pictures of blanks, fonts of the office's own."""

from parindex_desktop.i18n import mark

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
    "CER.124": (
        mark("“{field}” reaches {beyond} mm off the paper."),
        mark("Move it, make it narrower, or let it have fewer lines."),
    ),
    "CER.125": (
        mark("“{field}” and “{other}” share room on the paper."),
        mark("Move one of them, unless one is always short."),
    ),
    "CER.126": (
        mark("No paper of this size goes through a printer."),
        mark("Each side has from {least} to {most} mm."),
    ),
    "CER.127": (
        mark("The QR code reaches {beyond} mm off the paper."),
        mark("Move it or make it smaller."),
    ),
    "CER.128": (
        mark("The QR code is smaller than {least} mm; telephones may not read it."),
        mark("Make it larger."),
    ),
    "CER.129": (
        mark("The figures of “{field}” cannot be printed."),
        mark(
            "Letters have 4 to 150 pt, the least size no more than the size; 1 to 12 lines; line"
            " spacing 115 to 400 %; at least 5 mm of width; a colour is written #RRGGBB."
        ),
    ),
    "CER.130": (
        mark("The profile “{profile}” uses the font “{font}”, which the file does not hold."),
        mark("Add the font file, or choose another font."),
    ),
    "CER.131": (
        mark("“{field}” uses the font “{font}”, which the file does not hold."),
        mark("Add that font file, or choose another font for it."),
    ),
    "CER.132": (
        mark("{name} has {size} MB; a picture of a blank may have {limit} MB."),
        mark("Scan the blank at 300 dots per inch and save it as JPEG."),
    ),
    "CER.133": (
        mark("{name} is damaged or cannot be read."),
        mark("Open it in a picture viewer, save it again, then load it."),
    ),
    "CER.134": (
        mark("{name} has more than {millions} million dots."),
        mark("Scan the blank at 300 dots per inch."),
    ),
    "CER.135": (
        mark("{name} is no PNG and no JPEG picture."),
        mark("Save the scan as PNG or JPEG."),
    ),
    "CER.136": (
        mark("The picture ({size} dots) has another shape than the paper and is stretched to it."),
        mark("Crop it to the edges of the blank, or correct the size of the paper."),
    ),
    "CER.137": (
        mark("The picture has only {dots} dots per inch on this paper."),
        mark("To print it, scan the blank at 300; as an aid for placing it is good enough."),
    ),
    "CER.138": (
        mark("{name} is no font, or it is damaged."),
        mark("Choose a .ttf file that other programs can use."),
    ),
    "CER.139": (
        mark("The font {name} lacks {count} letters: {letters}."),
        mark("Choose a Unicode font with all Vietnamese letters."),
    ),
    "CER.140": (
        mark("{name} ({family}) is an old TCVN3 font: it would print wrong letters."),
        mark("Choose a Unicode font of the same look."),
    ),
    "CER.141": (
        mark("{name} ({family}) is an old VNI font: it would print wrong letters."),
        mark("Choose a Unicode font of the same look."),
    ),
    "CER.142": (
        mark("{name} has PostScript outlines, which cannot be put into a PDF here."),
        mark("Choose the same font as a TrueType file (.ttf)."),
    ),
    "CER.143": (
        mark("The maker of {name} forbids putting it into documents."),
        mark("Choose another font, or buy a licence that allows it."),
    ),
    "CER.144": (
        mark("{name} holds several fonts in one file."),
        mark("Choose a file with a single font (.ttf)."),
    ),
    "CER.145": (
        mark("“{field}” and the QR code share room on the paper."),
        mark("Move one of them."),
    ),
    "CER.146": (
        mark("{name} has more than {limit} MB."),
        mark("Choose a smaller font file."),
    ),
    "CER.147": (
        mark("The file holds another font called “{font}”."),
        mark("Remove that one first, if no profile uses it."),
    ),
    "CER.148": (
        mark("The font “{font}” is used by: {profiles}."),
        mark("Choose another font there first."),
    ),
}

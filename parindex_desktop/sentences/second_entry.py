"""SEC: second entry asked for what the state of a sheet, or the person, does not allow."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "SEC.101": (
        mark("This sheet is at another step now."),
        mark("Look at its state in the list at the left."),
    ),
    "SEC.102": (
        mark("A second entry of this stage is not closed yet."),
        mark("Go on with it, or close it first."),
    ),
    "SEC.103": (
        mark("There is nothing to key again at this stage."),
        mark("Check the units and the criteria of {group}."),
    ),
    "SEC.104": (
        mark("Every {every}th unit of {count} is no sample."),
        mark("Choose a number from 2 on, not above the number of units."),
    ),
    "SEC.105": (
        mark("{name} had a hand in the first entry of this sheet."),
        mark("Let another person key it."),
    ),
    "SEC.106": (
        mark("{unit} has no first entry at this stage."),
        mark("Key it in the score grid first."),
    ),
    "SEC.107": (
        mark("{count} cells are blank."),
        mark("Key them, or confirm that they are blank on paper."),
    ),
    "SEC.108": (
        mark("Only an appraiser or the secretary decides this."),
        mark("Ask one of them to open the file under their own name."),
    ),
    "SEC.109": (
        mark("{name} keyed this sheet again and cannot settle it."),
        mark("Let another official decide."),
    ),
    "SEC.110": (
        mark("This value is none of those that were keyed."),
        mark("Write why it holds."),
    ),
    "SEC.111": (mark("A sheet is reopened with a reason only."), mark("Write the reason.")),
    "SEC.112": (
        mark("{count} sheets are not done."),
        mark("Finish them, or write why the second entry is closed now."),
    ),
    "SEC.113": (mark("This second entry is closed."), mark("Begin a new one if it is needed.")),
    "SEC.114": (
        mark("This cell is not asked at this step."),
        mark("Choose one of the cells in the list."),
    ),
    "SEC.115": (
        mark("This unit is not among those keyed again."),
        mark("Choose a sheet in the list at the left."),
    ),
    "SEC.116": (mark("{count} cells still want a decision."), mark("Settle them first.")),
    "SEC.117": (
        mark("{name} is keying this sheet."),
        mark("Let {name} finish, or hand the sheet back with a reason."),
    ),
}

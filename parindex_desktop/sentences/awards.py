"""AWD: reasons that are asked for, rules that cannot be read, and what to notice on a sheet."""

from parindex_desktop.i18n import mark

SENTENCES = {
    "AWD.101": (
        mark("The rules do not propose {names}."),
        mark("Say why it is listed all the same."),
    ),
    "AWD.102": (
        mark("The rules propose {names}."),
        mark("Say why it is taken off all the same."),
    ),
    "AWD.103": (
        mark("This order is another one than that of the ranking."),
        mark("Say why; it is told beside the list."),
    ),
    "AWD.104": (
        mark("“{text}” is no rule."),
        mark(
            "Write for example first=3, rank<=5, index>=80, class>=Tốt, rise=points, rise>=2,5, "
            "quota.so=2, skip=open."
        ),
    ),
    "AWD.105": (
        mark("No rule is saved as “{name}”."),
        mark("Saved are: {names}."),
    ),
    "AWD.106": (
        mark("A saved rule needs a name of at most {most} letters."),
        mark("Give it a short name."),
    ),
    "AWD.107": (
        mark("Another rule is saved as “{name}” already."),
        mark("Choose another name."),
    ),
    "AWD.108": (
        mark("No group has a class “{name}”."),
        mark("Classes are: {names}."),
    ),
    "AWD.109": (
        mark("The results of {year} are not locked."),
        mark("The proposal changes with them."),
    ),
    "AWD.110": (
        mark("There is no form of award “{form}”."),
        mark("Forms are: {forms}."),
    ),
    "AWD.111": (
        mark("{names}: listed for {form} for the same reason too."),
        mark("Take it off one of the sheets, or word what for differently."),
    ),
    "AWD.112": (
        mark("{name} is listed and may not be awarded: {reason}."),
        mark("Take it off the list, or lift the bar."),
    ),
    "AWD.113": (
        mark(
            "{group}: {names} tie at the cut; {taken} units are proposed where the quota is "
            "{quota}."
        ),
        mark("All who tie are in. Whom the council leaves out is taken off with a reason."),
    ),
    "AWD.114": (
        mark("{count} units that are proposed now are not on the list."),
        mark("Take the proposal over anew, or leave the list as the council decided."),
    ),
    "AWD.115": (
        mark("{count} units on the list are not proposed now."),
        mark("Take the proposal over anew, or leave the list as the council decided."),
    ),
}

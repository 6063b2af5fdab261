"""The office as its papers name it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import clean
from parindex_desktop.i18n import tr
from parindex_desktop.services.rounds import change_profile
from ui.rounds.applying import TextField, apply
from ui.widgets.card import Card

if TYPE_CHECKING:
    from ui.context import Context


class OfficeCard(Card):
    """One field per word of the office profile.

    Attributes:
        fields: Name of the field of `OfficeProfile` -> its input.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(tr("The office on papers"), tr("The same in all rounds of this file."))
        self._context = context
        texts = {
            "province": (tr("P&rovince"), tr("With its rank: tỉnh An Giang, thành phố Huế")),
            "place": (tr("Place before the da&te"), ""),
            "authority": (tr("Decisions issued &by"), ""),
            "department": (tr("Department in char&ge"), ""),
            "signer_office": (tr("&Signer's office"), tr("In capitals, as above the signature")),
            "signer_name": (tr("Signer's &name"), ""),
            "decision_suffix": (tr("Behind the n&umber of a decision"), ""),
        }
        self.fields = {
            name: TextField(text, partial(self._apply, name), hint)
            for name, (text, hint) in texts.items()
        }
        for field in self.fields.values():
            self.add(field)

    def show_profile(self) -> None:
        """Shows what the file holds."""
        profile = self._context.session.profile
        for name, field in self.fields.items():
            field.show_text(getattr(profile, name))

    def _apply(self, name: str, text: str) -> bool:
        session = self._context.session
        return apply(
            self._context,
            lambda: change_profile(session, replace(session.profile, **{name: clean(text)})),  # type: ignore[arg-type]
            self.fields[name],
        )

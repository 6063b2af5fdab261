"""Bringing a criteria set in: from the annex of a decision to a tree with confirmed rules."""

from ui.criteria_import.wizard import CriteriaImportWizard

__all__ = ["CriteriaImportWizard"]

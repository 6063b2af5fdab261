"""The import wizard: from a table to scores in five steps, nothing written before the last."""

from ui.importing.wizard import ImportWizard

__all__ = ["ImportWizard"]

"""Everything about one criterion: its rule, a try-out of it, and the words of its decision."""

from ui.criteria.detail.panel import DetailPanel

__all__ = ["DetailPanel"]

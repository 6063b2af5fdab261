"""The official documents; the only room with ReportLab."""

"""Excel, CSV and the clipboard, in and out: the only place that knows these formats."""

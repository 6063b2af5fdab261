"""The screen Lời văn: the words of letters, field by field as on the paper."""

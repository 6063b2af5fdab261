"""Telling a genuine certificate from an altered one by its QR code."""

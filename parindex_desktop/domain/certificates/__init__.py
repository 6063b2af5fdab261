"""Certificates of merit: what stands where on a blank, whether it fits, and how a printer errs."""

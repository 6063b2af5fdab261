"""The register of certificates: numbers, hand-overs, blanks, and the key that signs codes."""

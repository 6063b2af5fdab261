"""The papers of a round: what each says is worded and frozen here, `reports` lays it out."""

"""Papers: a council's own layout, filled from the Position, frozen when published."""

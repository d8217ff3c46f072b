"""Export: the tables of a published state for others, as files they can use and may have."""

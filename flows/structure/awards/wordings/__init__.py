"""The patterns of results as texts word them; what is made of them stands in the rooms above."""

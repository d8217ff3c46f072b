"""The registries as data: CSV files beside their loaders, standard library only."""

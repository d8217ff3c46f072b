"""Write outputs: Parquet, dictionary and run report, published in one step."""

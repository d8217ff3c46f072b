"""sacho: pages of Korean local news in, verified and source-linked Parquet tables out."""

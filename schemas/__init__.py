"""The datasets, one a file: Arrow columns, key, parents and expectation suite side by side.

This package itself imports nothing, so that the pure stages can read `schemas.reference`
without drawing in pyarrow; `schemas.catalog` lists all datasets.
"""

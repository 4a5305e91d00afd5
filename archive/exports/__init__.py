"""Rows as files: `tables` streams any table as CSV or JSON, `corpus` puts the whole archive into one zip."""

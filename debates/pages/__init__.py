"""Text work on captured pages. Pure: knows neither Django nor the database."""

"""The language of the search box: text to nodes, and nodes to what PostgreSQL reads. Pure: knows neither Django nor the database."""

"""What a list can be narrowed by, in Danish parameters of its address."""

from debates.filters.articles import (
    ArticleFilter,
    authors_facet,
    categories_facet,
    debates_facet,
    tags_facet,
    years_facet,
)
from debates.filters.lists import ListFilter, OrderFilter, WordsFilter
from debates.filters.values import FacetFilter, kinds_facet

__all__ = [
    "ArticleFilter",
    "FacetFilter",
    "ListFilter",
    "OrderFilter",
    "WordsFilter",
    "authors_facet",
    "categories_facet",
    "debates_facet",
    "kinds_facet",
    "tags_facet",
    "years_facet",
]

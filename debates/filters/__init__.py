"""What a list can be narrowed by, in Danish parameters of its address."""

from debates.filters.articles import (
    NEWEST,
    UNCATEGORISED,
    UNDATED,
    ArticleFilter,
    articles_facet,
    authors_facet,
    categories_facet,
    debates_facet,
    tags_facet,
    years_facet,
)
from debates.filters.lists import ChoiceFilter, DayFilter, ListFilter, OrderFilter, OrdersFilter, WordsFilter
from debates.filters.paging import NoSuchPage, file_links, is_narrowed, kept_query, page_of
from debates.filters.values import FacetFilter, kinds_facet

__all__ = [
    "NEWEST",
    "UNCATEGORISED",
    "UNDATED",
    "ArticleFilter",
    "ChoiceFilter",
    "DayFilter",
    "FacetFilter",
    "ListFilter",
    "NoSuchPage",
    "OrderFilter",
    "OrdersFilter",
    "WordsFilter",
    "articles_facet",
    "authors_facet",
    "categories_facet",
    "debates_facet",
    "file_links",
    "is_narrowed",
    "kept_query",
    "kinds_facet",
    "page_of",
    "tags_facet",
    "years_facet",
]

"""Web pages to articles: the page's own words, and what it says of its publication."""

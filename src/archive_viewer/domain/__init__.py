"""What an archive is about: articles, facts, annotations, passages, queries. Standard library only."""

"""Use cases: what a person does with an archive, without Qt, SQL or Whoosh."""

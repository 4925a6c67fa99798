"""One thin function per user verb: each calls one service method."""

"""The embedded PostgreSQL: a database backend that brings its own server.

`base` is the backend that Django loads. Its first connection joins the server of `DATA_DIR` (`server`), which a
small process of its own starts and stops (`keeper`). Nothing runs until a connection is asked for.
"""

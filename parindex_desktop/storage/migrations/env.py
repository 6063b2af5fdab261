"""Runs the migrations on the connection that `schema.migrate` hands over; there is no ini file.

The caller has begun the transaction and commits it, so that a step that fails leaves nothing.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()

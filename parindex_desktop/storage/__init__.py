"""The work file; the only room with SQLAlchemy and Alembic."""

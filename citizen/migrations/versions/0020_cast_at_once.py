"""Storing a vote in one trip to the server (PostgreSQL)."""

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass

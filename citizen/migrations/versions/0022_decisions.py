"""Cases, meetings, advice, recommendations, decisions and appeals."""

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass

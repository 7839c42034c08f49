"""Where roads lie, for maps; filled in when a register is loaded the next time."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("road", sa.Column("latitude", sa.Double(), nullable=True))
    op.add_column("road", sa.Column("longitude", sa.Double(), nullable=True))


def downgrade():
    op.drop_column("road", "longitude")
    op.drop_column("road", "latitude")

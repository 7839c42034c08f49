"""Ideas with their themes, places, versions, authors, pictures, documents and supporters."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('idea_place',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_idea_place_process_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_place')),
    sa.UniqueConstraint('process_id', 'slug', name=op.f('uq_idea_place_process_id_slug'))
    )
    op.create_table('idea_theme',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('name_nb', sa.Text(), nullable=False),
    sa.Column('name_nn', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_idea_theme_process_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_theme')),
    sa.UniqueConstraint('process_id', 'slug', name=op.f('uq_idea_theme_process_id_slug'))
    )
    op.create_table('idea',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('theme_id', sa.Integer(), nullable=True),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('merged_into_id', sa.Integer(), nullable=True),
    sa.Column('supports', sa.Integer(), server_default='0', nullable=False),
    sa.Column('arguments', sa.Integer(), server_default='0', nullable=False),
    sa.CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name=op.f('ck_idea_merged_into_another')),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_idea_language_is_known')),
    sa.CheckConstraint("state IN ('draft', 'held') OR sent_at IS NOT NULL", name=op.f('ck_idea_sent_before_it_is_seen')),
    sa.CheckConstraint("state IN ('draft', 'held', 'published', 'hidden', 'withdrawn', 'merged')", name=op.f('ck_idea_state_is_known')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['idea.id'], name=op.f('fk_idea_merged_into_id')),
    sa.ForeignKeyConstraint(['place_id'], ['idea_place.id'], name=op.f('fk_idea_place_id')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_idea_process_id')),
    sa.ForeignKeyConstraint(['theme_id'], ['idea_theme.id'], name=op.f('fk_idea_theme_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea')),
    sa.UniqueConstraint('public_id', name=op.f('uq_idea_public_id'))
    )
    with op.batch_alter_table('idea', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index('ix_idea_process_id_state_sent_at', ['process_id', 'state', 'sent_at'], unique=False)
        batch_op.create_index('ix_idea_process_id_state_supports', ['process_id', 'state', 'supports'], unique=False)

    op.create_table('idea_attachment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('bytes_long', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_hidden', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_attachment_idea_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_attachment')),
    sa.UniqueConstraint('public_id', name=op.f('uq_idea_attachment_public_id'))
    )
    with op.batch_alter_table('idea_attachment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_attachment_idea_id'), ['idea_id'], unique=False)

    op.create_table('idea_author',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('is_first', sa.Boolean(), nullable=False),
    sa.Column('joined_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_idea_author_account_id')),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_author_idea_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_author')),
    sa.UniqueConstraint('idea_id', 'account_id', name=op.f('uq_idea_author_idea_id_account_id'))
    )
    with op.batch_alter_table('idea_author', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_author_account_id'), ['account_id'], unique=False)

    op.create_table('idea_invitation',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_invitation_idea_id')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_idea_invitation'))
    )
    with op.batch_alter_table('idea_invitation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_invitation_idea_id'), ['idea_id'], unique=False)

    op.create_table('idea_picture',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('alt', sa.Text(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('small', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_hidden', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_picture_idea_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_idea_picture')),
    sa.UniqueConstraint('public_id', name=op.f('uq_idea_picture_public_id'))
    )
    with op.batch_alter_table('idea_picture', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_picture_idea_id'), ['idea_id'], unique=False)

    op.create_table('idea_support',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('came_from_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_idea_support_account_id')),
    sa.ForeignKeyConstraint(['came_from_id'], ['idea.id'], name=op.f('fk_idea_support_came_from_id')),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_support_idea_id')),
    sa.PrimaryKeyConstraint('idea_id', 'account_id', name=op.f('pk_idea_support'))
    )
    with op.batch_alter_table('idea_support', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_idea_support_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_idea_support_came_from_id'), ['came_from_id'], unique=False)

    op.create_table('idea_version',
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_hidden', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_idea_version_idea_id')),
    sa.PrimaryKeyConstraint('idea_id', 'number', name=op.f('pk_idea_version'))
    )


def downgrade():
    for table in (
        "idea_version", "idea_support", "idea_picture", "idea_invitation", "idea_author", "idea_attachment", "idea",
        "idea_theme", "idea_place",
    ):  # fmt: skip
        op.drop_table(table)

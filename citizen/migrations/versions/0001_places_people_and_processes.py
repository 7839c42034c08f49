"""Municipalities with their roads, processes, and people who log in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('municipality',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('theme', sa.Text(), nullable=False),
    sa.Column('road_form', sa.Text(), nullable=True),
    sa.Column('intro_nb', sa.Text(), nullable=False),
    sa.Column('intro_nn', sa.Text(), nullable=False),
    sa.Column('help_nb', sa.Text(), nullable=False),
    sa.Column('help_nn', sa.Text(), nullable=False),
    sa.Column('register_version', sa.Integer(), nullable=False),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_municipality_language_is_known')),
    sa.CheckConstraint("road_form IN ('vei', 'veg')", name=op.f('ck_municipality_road_form_is_known')),
    sa.CheckConstraint('length(number) = 4', name=op.f('ck_municipality_number_has_four_digits')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_municipality')),
    sa.UniqueConstraint('number', name=op.f('uq_municipality_number')),
    sa.UniqueConstraint('slug', name=op.f('uq_municipality_slug'))
    )
    op.create_table('saved_form',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_saved_form'))
    )
    op.create_table('district',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('electors', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_district_municipality_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_district')),
    sa.UniqueConstraint('municipality_id', 'number', name=op.f('uq_district_municipality_id_number'))
    )
    op.create_table('process',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('title_nb', sa.Text(), nullable=False),
    sa.Column('title_nn', sa.Text(), nullable=False),
    sa.Column('summary_nb', sa.Text(), nullable=False),
    sa.Column('summary_nn', sa.Text(), nullable=False),
    sa.Column('why_nb', sa.Text(), nullable=False),
    sa.Column('why_nn', sa.Text(), nullable=False),
    sa.Column('influence_nb', sa.Text(), nullable=False),
    sa.Column('influence_nn', sa.Text(), nullable=False),
    sa.Column('next_nb', sa.Text(), nullable=False),
    sa.Column('next_nn', sa.Text(), nullable=False),
    sa.Column('decided_by_nb', sa.Text(), nullable=False),
    sa.Column('decided_by_nn', sa.Text(), nullable=False),
    sa.Column('proposals_open_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('proposals_close_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('voting_open_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('voting_close_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('proposals_open_at < proposals_close_at AND proposals_close_at <= voting_open_at AND voting_open_at < voting_close_at', name=op.f('ck_process_phases_follow_each_other')),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_process_municipality_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_process')),
    sa.UniqueConstraint('municipality_id', 'slug', name=op.f('uq_process_municipality_id_slug'))
    )
    op.create_table('road',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('name_key', sa.Text(), nullable=False),
    sa.Column('addresses', sa.Integer(), nullable=False),
    sa.Column('theme', sa.Text(), nullable=True),
    sa.Column('is_gone', sa.Boolean(), nullable=False),
    sa.CheckConstraint('addresses >= 0', name=op.f('ck_road_addresses_are_counted')),
    sa.CheckConstraint('code > 0', name=op.f('ck_road_code_is_positive')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_road_district_id')),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_road_municipality_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_road')),
    sa.UniqueConstraint('district_id', 'code', name=op.f('uq_road_district_id_code'))
    )
    with op.batch_alter_table('road', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_road_municipality_id'), ['municipality_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_road_name_key'), ['name_key'], unique=False)

    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('person_key', sa.LargeBinary(), nullable=False),
    sa.Column('shown_name', sa.Text(), nullable=True),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('language', sa.Text(), nullable=True),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column("lives_elsewhere", sa.Boolean(), nullable=False),
    sa.Column('home_road_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('disabled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_account_language_is_known')),
    sa.CheckConstraint('length(person_key) = 32', name=op.f('ck_account_person_key_is_a_hash')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_account_district_id')),
    sa.ForeignKeyConstraint(['home_road_id'], ['road.id'], name=op.f('fk_account_home_road_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email')),
    sa.UniqueConstraint('person_key', name=op.f('uq_account_person_key')),
    sa.UniqueConstraint('public_id', name=op.f('uq_account_public_id'))
    )
    op.create_table('login_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('provider_sid', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_login_session_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_session')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_login_session_token_hash'))
    )
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_session_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_login_session_provider_sid'), ['provider_sid'], unique=False)

    op.create_table('role_grant',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.CheckConstraint("role IN ('councillor', 'moderator', 'staff', 'admin')", name=op.f('ck_role_grant_role_is_known')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_role_grant_account_id')),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_role_grant_municipality_id')),
    sa.PrimaryKeyConstraint('account_id', 'municipality_id', 'role', name=op.f('pk_role_grant'))
    )


def downgrade():
    op.drop_table('role_grant')
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_login_session_provider_sid'))
        batch_op.drop_index(batch_op.f('ix_login_session_account_id'))

    op.drop_table('login_session')
    op.drop_table('account')
    with op.batch_alter_table('road', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_road_name_key'))
        batch_op.drop_index(batch_op.f('ix_road_municipality_id'))

    op.drop_table('road')
    op.drop_table('process')
    op.drop_table('district')
    op.drop_table('saved_form')
    op.drop_table('municipality')

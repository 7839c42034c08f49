"""Colliding names, roads that shall have new ones, and what residents propose."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('collision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('level', sa.Text(), nullable=False),
    sa.Column('road_a_id', sa.Integer(), nullable=False),
    sa.Column('road_b_id', sa.Integer(), nullable=False),
    sa.Column('advised_keeper_id', sa.Integer(), nullable=True),
    sa.Column('reason_nb', sa.Text(), nullable=False),
    sa.Column('reason_nn', sa.Text(), nullable=False),
    sa.Column('choice', sa.Text(), nullable=True),
    sa.Column('treatment', sa.Text(), nullable=False),
    sa.Column('into_road_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("choice IN ('keep-a', 'keep-b', 'change-both', 'keep-both')", name=op.f('ck_collision_choice_is_known')),
    sa.CheckConstraint("level IN ('identical', 'sound-alike', 'same-stem')", name=op.f('ck_collision_level_is_known')),
    sa.CheckConstraint("treatment IN ('rename', 'absorb', 'split')", name=op.f('ck_collision_treatment_is_known')),
    sa.ForeignKeyConstraint(['advised_keeper_id'], ['road.id'], name=op.f('fk_collision_advised_keeper_id')),
    sa.ForeignKeyConstraint(['into_road_id'], ['road.id'], name=op.f('fk_collision_into_road_id')),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_collision_municipality_id')),
    sa.ForeignKeyConstraint(['road_a_id'], ['road.id'], name=op.f('fk_collision_road_a_id')),
    sa.ForeignKeyConstraint(['road_b_id'], ['road.id'], name=op.f('fk_collision_road_b_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_collision')),
    sa.UniqueConstraint('road_a_id', 'road_b_id', name=op.f('uq_collision_road_a_id_road_b_id'))
    )
    with op.batch_alter_table('collision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_collision_municipality_id'), ['municipality_id'], unique=False)

    op.create_table('road_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('road_id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('level', sa.Text(), nullable=False),
    sa.Column('because_road_id', sa.Integer(), nullable=False),
    sa.Column('old_name', sa.Text(), nullable=False),
    sa.Column('old_addresses', sa.Integer(), nullable=False),
    sa.Column('because_name', sa.Text(), nullable=False),
    sa.Column('other_changes_too', sa.Boolean(), nullable=False),
    sa.Column('reason_nb', sa.Text(), nullable=False),
    sa.Column('reason_nn', sa.Text(), nullable=False),
    sa.Column('treatment', sa.Text(), nullable=False),
    sa.Column('into_road_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("(treatment = 'absorb') = (into_road_id IS NOT NULL)", name=op.f('ck_road_question_absorbed_into_a_road')),
    sa.CheckConstraint("level IN ('identical', 'sound-alike', 'same-stem')", name=op.f('ck_road_question_level_is_known')),
    sa.CheckConstraint("treatment IN ('rename', 'absorb', 'split')", name=op.f('ck_road_question_treatment_is_known')),
    sa.ForeignKeyConstraint(['because_road_id'], ['road.id'], name=op.f('fk_road_question_because_road_id')),
    sa.ForeignKeyConstraint(['into_road_id'], ['road.id'], name=op.f('fk_road_question_into_road_id')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_road_question_process_id')),
    sa.ForeignKeyConstraint(['road_id'], ['road.id'], name=op.f('fk_road_question_road_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_road_question')),
    sa.UniqueConstraint('process_id', 'road_id', name=op.f('uq_road_question_process_id_road_id')),
    sa.UniqueConstraint('process_id', 'slug', name=op.f('uq_road_question_process_id_slug'))
    )
    op.create_table('proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('name_key', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('proposer_id', sa.Integer(), nullable=True),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('is_shortlisted', sa.Boolean(), nullable=False),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_proposal_language_is_known')),
    sa.ForeignKeyConstraint(['proposer_id'], ['account.id'], name=op.f('fk_proposal_proposer_id')),
    sa.ForeignKeyConstraint(['question_id'], ['road_question.id'], name=op.f('fk_proposal_question_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal')),
    sa.UniqueConstraint('public_id', name=op.f('uq_proposal_public_id')),
    sa.UniqueConstraint('question_id', 'name_key', name=op.f('uq_proposal_question_id_name_key'))
    )
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_proposer_id'), ['proposer_id'], unique=False)

    op.create_table('support',
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_support_account_id')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_support_proposal_id')),
    sa.PrimaryKeyConstraint('proposal_id', 'account_id', name=op.f('pk_support'))
    )
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_support_account_id'), ['account_id'], unique=False)


def downgrade():
    with op.batch_alter_table('support', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_support_account_id'))

    op.drop_table('support')
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_proposer_id'))

    op.drop_table('proposal')
    op.drop_table('road_question')
    with op.batch_alter_table('collision', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_collision_municipality_id'))

    op.drop_table('collision')

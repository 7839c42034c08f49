"""Rounds of voting, the names on the ballots, and the ballots."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('vote_round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('mode', sa.Text(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('grace_s', sa.Integer(), nullable=False),
    sa.Column('rules', sa.Text(), nullable=False),
    sa.Column('rules_hash', sa.LargeBinary(), nullable=False),
    sa.Column('key_id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("mode IN ('open', 'tracked', 'secret')", name=op.f('ck_vote_round_mode_is_known')),
    sa.CheckConstraint("status IN ('draft', 'open', 'closed', 'certified', 'shredded')", name=op.f('ck_vote_round_status_is_known')),
    sa.CheckConstraint('closes_at > opens_at', name=op.f('ck_vote_round_closes_after_it_opens')),
    sa.CheckConstraint('grace_s BETWEEN 0 AND 300', name=op.f('ck_vote_round_grace_is_short')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_vote_round_process_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vote_round')),
    sa.UniqueConstraint('process_id', name=op.f('uq_vote_round_process_id'))
    )
    op.create_table('ballot',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.LargeBinary(), nullable=False),
    sa.Column('choices', sa.Text(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('length(slot) = 32', name=op.f('ck_ballot_slot_is_a_hash')),
    sa.CheckConstraint('rev >= 1', name=op.f('ck_ballot_rev_is_counted')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_ballot_district_id')),
    sa.ForeignKeyConstraint(['question_id'], ['road_question.id'], name=op.f('fk_ballot_question_id')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_ballot_round_id')),
    sa.PrimaryKeyConstraint('round_id', 'question_id', 'slot', name=op.f('pk_ballot')),
    sqlite_with_rowid=False
    )
    op.create_table('cast_request',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.LargeBinary(), nullable=False),
    sa.Column('idem', sa.LargeBinary(), nullable=False),
    sa.Column('body_hash', sa.LargeBinary(), nullable=False),
    sa.Column('rev', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['question_id'], ['road_question.id'], name=op.f('fk_cast_request_question_id')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_cast_request_round_id')),
    sa.PrimaryKeyConstraint('round_id', 'question_id', 'slot', 'idem', name=op.f('pk_cast_request')),
    sa.UniqueConstraint('round_id', 'question_id', 'slot', 'rev', name=op.f('uq_cast_request_round_id_question_id_slot_rev')),
    sqlite_with_rowid=False
    )
    op.create_table('ballot_option',
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_ballot_option_proposal_id')),
    sa.ForeignKeyConstraint(['question_id'], ['road_question.id'], name=op.f('fk_ballot_option_question_id')),
    sa.ForeignKeyConstraint(['round_id'], ['vote_round.id'], name=op.f('fk_ballot_option_round_id')),
    sa.PrimaryKeyConstraint('round_id', 'question_id', 'proposal_id', name=op.f('pk_ballot_option'))
    )


def downgrade():
    op.drop_table('ballot_option')
    op.drop_table('cast_request')
    op.drop_table('ballot')
    op.drop_table('vote_round')

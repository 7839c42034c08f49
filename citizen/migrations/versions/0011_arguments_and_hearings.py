"""Arguments about ideas, and hearings of a text."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('argument',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('idea_id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('side', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('useful', sa.Integer(), server_default='0', nullable=False),
    sa.Column('replies', sa.Integer(), server_default='0', nullable=False),
    sa.Column('marks_before', sa.Integer(), server_default='0', nullable=False),
    sa.CheckConstraint("(parent_id IS NULL) = (side IS NOT NULL)", name=op.f('ck_argument_replies_take_no_side')),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_argument_language_is_known')),
    sa.CheckConstraint("side IN ('for', 'against')", name=op.f('ck_argument_side_is_known')),
    sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'withdrawn')", name=op.f('ck_argument_state_is_known')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_argument_account_id')),
    sa.ForeignKeyConstraint(['idea_id'], ['idea.id'], name=op.f('fk_argument_idea_id')),
    sa.ForeignKeyConstraint(['parent_id'], ['argument.id'], name=op.f('fk_argument_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_argument')),
    sa.UniqueConstraint('public_id', name=op.f('uq_argument_public_id'))
    )
    with op.batch_alter_table('argument', schema=None) as batch_op:
        batch_op.create_index('ix_argument_account_id_sent_at', ['account_id', 'sent_at'], unique=False)
        batch_op.create_index('ix_argument_idea_id_parent_id_state', ['idea_id', 'parent_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_argument_parent_id'), ['parent_id'], unique=False)

    op.create_table('argument_mark',
    sa.Column('argument_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_argument_mark_account_id')),
    sa.ForeignKeyConstraint(['argument_id'], ['argument.id'], name=op.f('fk_argument_mark_argument_id')),
    sa.PrimaryKeyConstraint('argument_id', 'account_id', name=op.f('pk_argument_mark'))
    )
    with op.batch_alter_table('argument_mark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_argument_mark_account_id'), ['account_id'], unique=False)

    op.create_table('hearing_section',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('heading_nb', sa.Text(), nullable=False),
    sa.Column('heading_nn', sa.Text(), nullable=False),
    sa.Column('text_nb', sa.Text(), nullable=False),
    sa.Column('text_nn', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_hearing_section_process_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearing_section')),
    sa.UniqueConstraint('process_id', 'number', name=op.f('uq_hearing_section_process_id_number'))
    )
    op.create_table('hearing_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.Text(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('stance', sa.Text(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.CheckConstraint("language IN ('nb', 'nn')", name=op.f('ck_hearing_answer_language_is_known')),
    sa.CheckConstraint("stance IN ('agree', 'partly', 'disagree')", name=op.f('ck_hearing_answer_stance_is_known')),
    sa.CheckConstraint("state IN ('published', 'held', 'hidden', 'withdrawn')", name=op.f('ck_hearing_answer_state_is_known')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_hearing_answer_account_id')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_hearing_answer_process_id')),
    sa.ForeignKeyConstraint(['section_id'], ['hearing_section.id'], name=op.f('fk_hearing_answer_section_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hearing_answer')),
    sa.UniqueConstraint('public_id', name=op.f('uq_hearing_answer_public_id'))
    )
    with op.batch_alter_table('hearing_answer', schema=None) as batch_op:
        batch_op.create_index('ix_hearing_answer_account_id_sent_at', ['account_id', 'sent_at'], unique=False)
        batch_op.create_index('ix_hearing_answer_process_id_state_sent_at', ['process_id', 'state', 'sent_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_hearing_answer_section_id'), ['section_id'], unique=False)


def downgrade():
    for table in ("hearing_answer", "hearing_section", "argument_mark", "argument"):
        op.drop_table(table)

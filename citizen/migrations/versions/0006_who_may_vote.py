"""Who may vote in a process: the choice, rolls, and what a login says of a person. The database keeps the choice and
the roll as they are while people vote, by its own clock."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

RESIDENTS = (
    '{"age_on":null,"circle":"municipality","district_ids":[],"min_age":null,"road_ids":[],"source":"declaration"}'
)
SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
POSTGRESQL_NOW = "clock_timestamp()"
SQLITE_TRIGGER = """
CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{words}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {condition} THEN
        RAISE EXCEPTION '{words}';
    END IF;
    RETURN {kept};
END $$
"""
POSTGRESQL_TRIGGER = "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
IS_VOTING = "{now} >= voting_open_at AND {now} < voting_close_at"
OF_ROLL = f"SELECT 1 FROM process WHERE id = {{row}}.process_id AND {IS_VOTING}"
OF_ENTRY = (
    f"SELECT 1 FROM process JOIN roll ON roll.process_id = process.id WHERE roll.id = {{row}}.roll_id AND {IS_VOTING}"
)


def guards(now):
    """Name, event, table, condition that stops the statement, and what is said then."""
    yield (
        "electorate_stands", "UPDATE", "process", f"NEW.electorate <> OLD.electorate AND {now} >= OLD.voting_open_at",
        "who may vote stands once the voting has opened",
    )  # fmt: skip
    for table, voting in (("roll", OF_ROLL), ("roll_entry", OF_ENTRY)):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            yield (
                f"{table}_stands_{event.lower()}", event, table, f"EXISTS ({voting.format(now=now, row=row)})",
                "the roll stands while people vote",
            )  # fmt: skip


def upgrade():
    op.add_column('process', sa.Column('electorate', sa.Text(), server_default=RESIDENTS, nullable=False))
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('roll_hash', sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column('born_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('asserted_district_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('asserted_road_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_login_session_asserted_district_id'), 'district', ['asserted_district_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_login_session_asserted_road_id'), 'road', ['asserted_road_id'], ['id'])
        batch_op.create_check_constraint(batch_op.f('ck_login_session_roll_hash_is_a_hash'), 'length(roll_hash) = 32')
    op.create_table('roll',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('uploaded_by', sa.Integer(), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('electors', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_roll_process_id')),
    sa.ForeignKeyConstraint(['uploaded_by'], ['account.id'], name=op.f('fk_roll_uploaded_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roll')),
    sa.UniqueConstraint('process_id', name=op.f('uq_roll_process_id'))
    )
    op.create_table('roll_entry',
    sa.Column('roll_id', sa.Integer(), nullable=False),
    sa.Column('person_hash', sa.LargeBinary(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('district_id', sa.Integer(), nullable=True),
    sa.Column('road_id', sa.Integer(), nullable=True),
    sa.Column('born_on', sa.Date(), nullable=True),
    sa.Column('wants_paper', sa.Boolean(), nullable=False),
    sa.CheckConstraint('length(person_hash) = 32', name=op.f('ck_roll_entry_person_hash_is_a_hash')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_roll_entry_number_is_counted')),
    sa.ForeignKeyConstraint(['district_id'], ['district.id'], name=op.f('fk_roll_entry_district_id')),
    sa.ForeignKeyConstraint(['road_id'], ['road.id'], name=op.f('fk_roll_entry_road_id')),
    sa.ForeignKeyConstraint(['roll_id'], ['roll.id'], name=op.f('fk_roll_entry_roll_id')),
    sa.PrimaryKeyConstraint('roll_id', 'person_hash', name=op.f('pk_roll_entry')),
    sa.UniqueConstraint('roll_id', 'number', name=op.f('uq_roll_entry_roll_id_number')),
    sqlite_with_rowid=False
    )
    op.create_table('age_declaration',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('process_id', sa.Integer(), nullable=False),
    sa.Column('declared_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_age_declaration_account_id')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_age_declaration_process_id')),
    sa.PrimaryKeyConstraint('account_id', 'process_id', name=op.f('pk_age_declaration'))
    )
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for name, event, table, condition, words in guards(POSTGRESQL_NOW):
            kept = "OLD" if event == "DELETE" else "NEW"
            values = {"name": name, "event": event, "table": table, "condition": condition, "words": words, "kept": kept}
            connection.exec_driver_sql(POSTGRESQL_FUNCTION.format(**values))
            connection.exec_driver_sql(POSTGRESQL_TRIGGER.format(**values))
        return
    for name, event, table, condition, words in guards(SQLITE_NOW):
        values = {"name": name, "event": event, "table": table, "condition": condition, "words": words}
        connection.exec_driver_sql(SQLITE_TRIGGER.format(**values))


def downgrade():
    connection = op.get_bind()
    for name, _event, table, _condition, _words in guards(SQLITE_NOW):
        if connection.dialect.name == "postgresql":
            op.execute("DROP TRIGGER {0} ON {1}".format(name, table))
            op.execute("DROP FUNCTION {0}()".format(name))
        else:
            op.execute("DROP TRIGGER {0}".format(name))
    op.drop_table('age_declaration')
    op.drop_table('roll_entry')
    op.drop_table('roll')
    with op.batch_alter_table('login_session', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_login_session_roll_hash_is_a_hash'), type_='check')
        batch_op.drop_constraint(batch_op.f('fk_login_session_asserted_road_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_login_session_asserted_district_id'), type_='foreignkey')
        batch_op.drop_column('asserted_road_id')
        batch_op.drop_column('asserted_district_id')
        batch_op.drop_column('born_on')
        batch_op.drop_column('roll_hash')
    op.drop_column('process', 'electorate')

"""What can happen between the site and its database. Collected where CITIZEN_TEST_POSTGRESQL names a server."""

from __future__ import annotations

from tests.faults.cutting_proxy import CuttingProxy
from tests.faults.ending import end_and_gather
from tests.faults.history import faults_of
from tests.faults.test_campaigns import CLIENTS, FEWEST, VOTERS, acknowledged
from tests.faults.voters import Campaign
from tests.voting import a_vote


def test_the_database_ends_connections_while_people_vote(site, seed, seconds, tmp_path):
    campaign = Campaign(site.app, site.port, a_vote(), VOTERS, seed)
    with site.serve(workers=3):
        campaign.run(CLIENTS, seconds, meanwhile=lambda _chance: site.terminate_connections())
    assert faults_of(campaign.history, end_and_gather(campaign, tmp_path / "box")) == []
    assert acknowledged(campaign) >= FEWEST


def test_connections_are_cut_before_and_after_the_commit(site, seed, seconds, tmp_path):
    campaign = Campaign(site.app, site.port, a_vote(), VOTERS, seed)
    with CuttingProxy(site.settings.database_url, seed) as proxy, site.serve(workers=3, database_url=proxy.url):
        campaign.run(CLIENTS, seconds)
    assert faults_of(campaign.history, end_and_gather(campaign, tmp_path / "box")) == []
    assert acknowledged(campaign) >= FEWEST
    assert proxy.before
    assert proxy.after

"""Workers are killed and connections cut while people vote: no acknowledged vote is lost, and none is doubled."""

from __future__ import annotations

from tests.faults.ending import end_and_gather
from tests.faults.history import Answer, faults_of
from tests.faults.voters import Campaign
from tests.voting import a_vote

VOTERS, CLIENTS = 40, 10
FEWEST = 5
"""Below so many acknowledged votes a campaign has shown nothing."""


def test_workers_are_killed_while_people_vote(site, seed, seconds, tmp_path):
    campaign = Campaign(site.app, site.port, a_vote(), VOTERS, seed)
    with site.serve(workers=4):
        campaign.run(CLIENTS, seconds, meanwhile=site.kill_a_worker)
    assert faults_of(campaign.history, end_and_gather(campaign, tmp_path / "box")) == []
    assert acknowledged(campaign) >= FEWEST


def test_voters_rush_through_the_deadline(site, seed, seconds, tmp_path):
    campaign = Campaign(site.app, site.port, a_vote(), VOTERS, seed)
    with site.serve(workers=2):
        campaign.run(CLIENTS, seconds / 3)
        deadline = campaign.close_in(seconds / 3)
        campaign.run(CLIENTS, 2 * seconds / 3)
    assert faults_of(campaign.history, end_and_gather(campaign, tmp_path / "box", passed=True)) == []
    refused = [attempt for attempt in campaign.history if attempt.answer is Answer.REFUSED]
    assert refused
    assert [attempt for attempt in refused if attempt.sent_at < deadline] == []  # who was in time only waited
    assert acknowledged(campaign) >= FEWEST


def acknowledged(campaign):
    return sum(attempt.answer is Answer.STORED for attempt in campaign.history)

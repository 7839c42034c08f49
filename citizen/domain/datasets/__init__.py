"""The files that can be fetched: what each column is called, for ever, and what it holds, in both language forms."""

from citizen.domain.datasets.about_decisions import ABOUT_DECISIONS
from citizen.domain.datasets.about_hearings import ABOUT_HEARINGS
from citizen.domain.datasets.about_ideas import ABOUT_IDEAS
from citizen.domain.datasets.about_log import ABOUT_LOG
from citizen.domain.datasets.about_register import ABOUT_REGISTER
from citizen.domain.datasets.about_results import ABOUT_RESULTS
from citizen.domain.datasets.about_roads import ABOUT_ROADS
from citizen.domain.datasets.about_spelling import SPELLING
from citizen.domain.datasets.about_talk import ABOUT_TALK
from citizen.domain.datasets.about_voting import ABOUT_VOTING
from citizen.domain.datasets.columns import Column, Dataset, InTheOpen

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        *ABOUT_ROADS,
        *ABOUT_VOTING,
        *ABOUT_RESULTS,
        *ABOUT_IDEAS,
        *ABOUT_HEARINGS,
        *ABOUT_TALK,
        SPELLING,
        *ABOUT_DECISIONS,
        *ABOUT_REGISTER,
        *ABOUT_LOG,
    )
}

__all__ = ["DATASETS", "Column", "Dataset", "InTheOpen"]

"""The files that offices can fetch: what each column is called, for ever, and what it holds, in both language forms."""

from citizen.domain.datasets.about_ideas import ABOUT_IDEAS
from citizen.domain.datasets.about_results import ABOUT_RESULTS
from citizen.domain.datasets.about_roads import ABOUT_ROADS
from citizen.domain.datasets.columns import Column, Dataset

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in (*ABOUT_ROADS, *ABOUT_RESULTS, *ABOUT_IDEAS)}

__all__ = ["DATASETS", "Column", "Dataset"]

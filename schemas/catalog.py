"""All datasets of the contract, parents before children."""

from schemas.articles import ARTICLES
from schemas.awards import AWARDS
from schemas.blocks import BLOCKS
from schemas.checks import CHECKS
from schemas.clusters import CLUSTERS
from schemas.dataset import Dataset
from schemas.dates import DATES
from schemas.initiatives import INITIATIVES
from schemas.ledger import LEDGER
from schemas.mentions import MENTIONS
from schemas.module_items import MODULE_ITEMS
from schemas.pages import PAGES
from schemas.quantities import QUANTITIES
from schemas.quotations import QUOTATIONS
from schemas.rejects import REJECTS
from schemas.sentences import SENTENCES
from schemas.texts import TEXTS

DATASETS: tuple[Dataset, ...] = (
    PAGES,
    TEXTS,
    BLOCKS,
    ARTICLES,
    SENTENCES,
    QUOTATIONS,
    MENTIONS,
    QUANTITIES,
    DATES,
    AWARDS,
    INITIATIVES,
    MODULE_ITEMS,
    CHECKS,
    REJECTS,
    CLUSTERS,
    LEDGER,
)

BY_NAME: dict[str, Dataset] = {dataset.name: dataset for dataset in DATASETS}

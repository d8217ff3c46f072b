"""Records and schemas hold the same fields in the same order."""

from __future__ import annotations

from dataclasses import fields

import pytest

from flows import findings, records
from schemas.catalog import BY_NAME, DATASETS

RECORD_OF = {
    "pages": records.Page,
    "blocks": records.Block,
    "articles": records.Article,
    "sentences": records.Sentence,
    "quotations": records.Quotation,
    "mentions": records.Mention,
    "quantities": records.Quantity,
    "dates": records.DateMention,
    "awards": records.Award,
    "initiatives": records.Initiative,
    "module_items": records.ModuleItem,
    "checks": findings.Check,
    "rejects": findings.Reject,
    "clusters": findings.ClusterMember,
    "ledger": findings.LedgerEntry,
}
# `texts` is the field `text` of a page, its markup is no dataset,
# and `rendered_after` comes from the clean stage.
ELSEWHERE = {"pages": (["text", "markup"], ["rendered_after"])}


def test_every_dataset_but_texts_has_a_record():
    assert set(RECORD_OF) | {"texts"} == {each.name for each in DATASETS}


@pytest.mark.parametrize("name", sorted(RECORD_OF))
def test_record_has_the_columns_of_its_dataset(name: str):
    only_record, only_columns = ELSEWHERE.get(name, ([], []))
    in_record = [each.name for each in fields(RECORD_OF[name]) if each.name not in only_record]
    columns = [each.name for each in BY_NAME[name].columns if each.name not in only_columns]
    assert in_record == columns


def test_evidence_has_the_fields_of_its_struct():
    struct = BY_NAME["awards"].schema().field("evidence").type.value_type
    assert [each.name for each in fields(records.Evidence)] == [each.name for each in struct]

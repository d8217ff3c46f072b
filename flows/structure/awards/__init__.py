"""Awards: results bound to recipient, evaluator, programme and scope."""

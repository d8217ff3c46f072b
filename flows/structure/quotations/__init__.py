"""Quotations: direct speech with its speaker, joined pieces as one utterance."""

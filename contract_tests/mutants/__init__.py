"""Seeded defects, to measure what the contract tests find. Nothing here is ever served outside tests."""

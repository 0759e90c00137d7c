"""The tables of the journal."""

from __future__ import annotations

from typing import Final

LAYOUT: Final = 2
OTHER_LAYOUT: Final = (
    "is a journal of layout {}, and this version of ecwid needs layout {}: finish its runs with the version that wrote"
    " it (`ecwid resume`), move it away, and pull anew; never apply again a file or a changeId that was applied with it"
)
SCHEMA: Final = """
CREATE TABLE store (id INTEGER NOT NULL);
CREATE TABLE pull (id TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, plan_id TEXT NOT NULL, begun TEXT NOT NULL, ended TEXT,
    source TEXT NOT NULL, source_digest TEXT NOT NULL);
CREATE TABLE change (
    run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    product INTEGER NOT NULL, combination INTEGER, source TEXT NOT NULL, delta INTEGER NOT NULL,
    document TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'todo', before INTEGER, sent_at REAL, ended_at REAL,
    result TEXT NOT NULL DEFAULT '', request_id TEXT NOT NULL DEFAULT '', created_id INTEGER,
    judged INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, number)) WITHOUT ROWID;
CREATE UNIQUE INDEX once ON change (id) WHERE kind = 'adjust' AND state IN ('sent', 'done', 'unknown');
CREATE INDEX by_item ON change (product, combination, source);
CREATE INDEX by_state ON change (run, state);
CREATE TABLE image (product INTEGER NOT NULL, combination INTEGER NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (product, combination)) WITHOUT ROWID;
"""

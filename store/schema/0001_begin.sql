-- Articles, what was understood of them, the stories they tell.
-- Times are milliseconds since 1970 in UTC. Spans are bytes of article.text.

-- Articles are never changed. The text stands last, so that lists need not read it.
CREATE TABLE article (
	n INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,          -- what it is: text and metadata
	sha256 TEXT NOT NULL,             -- of the text alone
	url TEXT NOT NULL,                -- '' where not known
	version INTEGER NOT NULL,         -- of its url, from 1, in the order they came
	name TEXT NOT NULL,
	title TEXT NOT NULL,
	publisher TEXT NOT NULL,
	publisher_key TEXT NOT NULL,      -- folded, for searching
	published INTEGER,                -- NULL where not known
	added INTEGER NOT NULL,
	shown INTEGER NOT NULL,           -- what lists go by: published, else added
	words INTEGER NOT NULL,
	detail TEXT NOT NULL,             -- JSON: the rest, and where it was found
	text TEXT NOT NULL
);
CREATE INDEX article_by_sha256 ON article (sha256);
CREATE INDEX article_by_url ON article (url, version);
CREATE INDEX article_by_time ON article (shown, n);
CREATE INDEX article_by_publisher ON article (publisher_key, shown);

CREATE VIRTUAL TABLE article_words USING fts5 (
	title, text,
	content = 'article', content_rowid = 'n',
	tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
	INSERT INTO article_words (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
	INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;

-- A document for each article, by the weights used last.
CREATE TABLE document (
	article INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE,
	version TEXT NOT NULL,
	content BLOB NOT NULL
);

-- What an article can be found by. value is a folded name, the ID of a place, a
-- unit, or '' for dates; lo and hi bound numbers, and dates in seconds since 1970.
CREATE TABLE facet (
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	lo REAL NOT NULL,
	hi REAL NOT NULL,
	article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
	span_start INTEGER NOT NULL,
	span_end INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (kind, value, lo, hi, article)
) WITHOUT ROWID;
CREATE INDEX facet_by_article ON facet (article);

CREATE TABLE story (
	id TEXT PRIMARY KEY,
	title TEXT NOT NULL,
	first INTEGER NOT NULL,           -- publication of its first article
	last INTEGER NOT NULL,
	accounts INTEGER NOT NULL,
	independent INTEGER NOT NULL,
	contradictions INTEGER NOT NULL,
	changed INTEGER NOT NULL
);
CREATE INDEX story_by_time ON story (last, id);

-- An article is in one story.
CREATE TABLE story_member (
	article INTEGER PRIMARY KEY REFERENCES article (n) ON DELETE CASCADE,
	story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	place INTEGER NOT NULL,           -- in the story, from 0
	alike INTEGER REFERENCES article (n) ON DELETE SET NULL,
	score REAL NOT NULL,
	why TEXT NOT NULL                 -- JSON: phrases
);
CREATE INDEX story_member_by_story ON story_member (story, place);
CREATE INDEX story_member_by_alike ON story_member (alike);

CREATE TABLE derivation (
	copy INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
	source INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
	story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	score REAL NOT NULL,
	shared REAL NOT NULL,
	why TEXT NOT NULL,                -- JSON: phrases
	PRIMARY KEY (copy, source)
);
CREATE INDEX derivation_by_source ON derivation (source);
CREATE INDEX derivation_by_story ON derivation (story);

CREATE TABLE comparison (
	id TEXT PRIMARY KEY,              -- what was compared, and by which version
	size INTEGER NOT NULL,
	used INTEGER NOT NULL,            -- grows with each use
	content BLOB NOT NULL
);
CREATE INDEX comparison_by_use ON comparison (used, size);

-- The accounts of a comparison, which need not be in the store.
CREATE TABLE comparison_account (
	comparison TEXT NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
	article TEXT NOT NULL,
	PRIMARY KEY (comparison, article)
) WITHOUT ROWID;
CREATE INDEX comparison_account_by_article ON comparison_account (article);

CREATE TABLE state (
	id TEXT PRIMARY KEY,
	content BLOB NOT NULL
);

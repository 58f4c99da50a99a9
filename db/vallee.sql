-- The private working database. A line of comment stands over every table and beside every column:
-- db/schema.py reads them, docs/data.md prints them, and SQLite keeps them in the file (`.schema`).
-- Times are UTC, `2026-11-24T05:30:00Z`; dates are `2026-11-24`; JSON says so; 0 and 1 are no and yes.

-- The association's members, as members.csv says; one who leaves the file stays here, not active.
CREATE TABLE members (
  id TEXT PRIMARY KEY, -- slug, the same in the registry and in addresses
  name TEXT NOT NULL, -- as the member writes it
  aliases TEXT NOT NULL DEFAULT '[]', -- JSON list: other names it recruits under
  kind TEXT NOT NULL DEFAULT '', -- verrier, mouliste, decorateur … agence_interim, ecole
  activity TEXT NOT NULL DEFAULT '', -- what it does, in French
  commune TEXT NOT NULL DEFAULT '', -- name of the commune where it works
  insee TEXT NOT NULL DEFAULT '', -- INSEE code of that commune
  status TEXT NOT NULL DEFAULT 'unverified', -- active, closed or unverified
  status_date TEXT NOT NULL DEFAULT '', -- since when that is known
  website TEXT NOT NULL DEFAULT '', -- its site, empty when none is known
  group_name TEXT NOT NULL DEFAULT '', -- the group it belongs to
  siren TEXT NOT NULL DEFAULT '', -- nine digits, empty when not verified
  consent TEXT NOT NULL DEFAULT '', -- what it said about being listed
  consent_date TEXT NOT NULL DEFAULT '', -- when it said so
  note TEXT NOT NULL DEFAULT '', -- evidence, for the association only
  checked_on TEXT NOT NULL DEFAULT '', -- when a person last checked this line
  active INTEGER NOT NULL DEFAULT 1, -- whether its line is in members.csv today
  missed_on TEXT NOT NULL DEFAULT '' -- date of the visit that first missed its line among many; empty when it is there
) STRICT;

-- Places where postings appear, as sources.csv says; one whose line is removed stays here, not active.
CREATE TABLE sources (
  id TEXT PRIMARY KEY, -- slug, the same in the registry, in pages and in crawls
  member TEXT NOT NULL DEFAULT '', -- id of the member whose source it is
  spider TEXT NOT NULL DEFAULT '', -- which spider reads it
  url TEXT NOT NULL DEFAULT '', -- where the spider starts
  options TEXT NOT NULL DEFAULT '{}', -- JSON object: the spider's options
  consent TEXT NOT NULL DEFAULT '', -- what its owner said about being read
  note TEXT NOT NULL DEFAULT '', -- why it is read so, for the association only
  checked_on TEXT NOT NULL DEFAULT '', -- when a person last checked this line
  active INTEGER NOT NULL DEFAULT 1, -- whether its line is in sources.csv today
  missed_on TEXT NOT NULL DEFAULT '' -- date of the visit that first missed its line among many; empty when it is there
) STRICT;

-- One visit to one source, and how it went.
CREATE TABLE crawls (
  id TEXT PRIMARY KEY, -- SOURCE@started_at
  source TEXT NOT NULL REFERENCES sources(id), -- the source visited
  spider TEXT NOT NULL, -- the spider that did it
  started_at TEXT NOT NULL, -- time
  finished_at TEXT NOT NULL, -- time
  outcome TEXT NOT NULL, -- ok, empty, suspect, blocked, failed or off
  complete INTEGER NOT NULL, -- whether every listing page was read to its end
  healthy INTEGER, -- whether it found no fewer postings than its source lets expect; null: not judged yet
  torn INTEGER NOT NULL DEFAULT 0, -- whether its run file has no end mark
  says_empty INTEGER NOT NULL DEFAULT 0, -- whether the site says in words that it has no offer
  requests INTEGER NOT NULL DEFAULT 0, -- requests sent
  bytes_received INTEGER NOT NULL DEFAULT 0, -- bytes as they travelled
  pages INTEGER NOT NULL DEFAULT 0, -- pages kept
  found INTEGER NOT NULL DEFAULT 0, -- raw postings found
  gone TEXT NOT NULL DEFAULT '[]', -- JSON list: addresses of postings that answered 404 or 410
  troubles TEXT NOT NULL DEFAULT '[]', -- JSON list of {fault, url, detail, listing}
  notes TEXT NOT NULL DEFAULT '{}', -- JSON object: what else was learnt of the site
  own_pages TEXT NOT NULL DEFAULT '{}' -- JSON object: address of a posting that no list showed → what its own page said
) STRICT;
CREATE INDEX crawls_by_source ON crawls(source, started_at);

-- Bodies of pages, each once, named by their content.
CREATE TABLE pages (
  sha256 TEXT PRIMARY KEY, -- 64 hexadecimal digits of the body
  size INTEGER NOT NULL, -- bytes of the body
  body BLOB NOT NULL -- the body, zstd
) STRICT;

-- Which address gave which page in which crawl.
CREATE TABLE fetches (
  crawl TEXT NOT NULL REFERENCES crawls(id), -- the crawl
  url TEXT NOT NULL, -- the address that answered, after redirects
  status INTEGER NOT NULL, -- HTTP status
  content_type TEXT NOT NULL DEFAULT '', -- header, which may lie
  sha256 TEXT NOT NULL, -- the page
  etag TEXT, -- header, for a conditional request
  last_modified TEXT, -- header, word for word
  listing INTEGER NOT NULL DEFAULT 0, -- whether it was read for its links only, and holds no offer
  n INTEGER NOT NULL DEFAULT 0, -- its place in the order of the crawl: a page may complete what an earlier one told
  PRIMARY KEY (crawl, url)
) STRICT, WITHOUT ROWID;

-- Postings word for word, as their sources publish them today.
CREATE TABLE raw_postings (
  id TEXT PRIMARY KEY, -- 16 hexadecimal digits made from source and key
  source TEXT NOT NULL REFERENCES sources(id), -- where it was found
  key TEXT NOT NULL, -- what names it within its source
  url TEXT NOT NULL, -- where a reader can see it
  extractor TEXT NOT NULL, -- the way of writing that was recognised
  page TEXT NOT NULL, -- sha256 of the page that this text was first read from
  fields TEXT NOT NULL, -- JSON object: schema.org properties, untouched
  read_by TEXT NOT NULL DEFAULT '{}', -- JSON object: property → extractor, when it is another one
  sha256 TEXT NOT NULL, -- of url, extractor, fields and read_by: another one means another text
  crawl TEXT NOT NULL REFERENCES crawls(id), -- the crawl that brought this text
  seen_at TEXT NOT NULL -- when that crawl started
) STRICT;
CREATE INDEX raw_postings_by_source ON raw_postings(source, id, sha256);

-- What raw postings said before.
CREATE TABLE raw_history (
  n INTEGER PRIMARY KEY, -- in the order replaced
  id TEXT NOT NULL, -- the raw posting
  url TEXT NOT NULL, -- as in raw_postings
  extractor TEXT NOT NULL, -- as in raw_postings
  page TEXT NOT NULL, -- as in raw_postings
  fields TEXT NOT NULL, -- as in raw_postings
  read_by TEXT NOT NULL, -- as in raw_postings
  sha256 TEXT NOT NULL, -- as in raw_postings
  crawl TEXT NOT NULL, -- the crawl that brought this text
  seen_at TEXT NOT NULL, -- when that crawl started
  replaced_by TEXT NOT NULL -- the crawl that brought another text
) STRICT;
CREATE INDEX raw_history_by_id ON raw_history(id);
CREATE TRIGGER raw_postings_keep_the_past AFTER UPDATE ON raw_postings BEGIN
  INSERT INTO raw_history (id, url, extractor, page, fields, read_by, sha256, crawl, seen_at, replaced_by)
  VALUES (old.id, old.url, old.extractor, old.page, old.fields, old.read_by, old.sha256, old.crawl, old.seen_at,
    new.crawl);
END;

-- Which crawl saw which posting: the lives of postings are derived from this, and can be derived again.
CREATE TABLE sightings (
  posting TEXT NOT NULL REFERENCES raw_postings(id), -- the posting
  crawl TEXT NOT NULL REFERENCES crawls(id), -- the crawl that saw it
  PRIMARY KEY (posting, crawl)
) STRICT, WITHOUT ROWID;

-- Postings in schema.org's words, each field null when unknown.
CREATE TABLE postings (
  id TEXT PRIMARY KEY REFERENCES raw_postings(id), -- the raw posting it was read from
  raw_sha256 TEXT NOT NULL, -- of the raw text it was read from
  rule_version TEXT NOT NULL, -- of the rules that read it
  source TEXT NOT NULL, -- where it was found
  key TEXT NOT NULL, -- what names it within its source
  url TEXT NOT NULL, -- where a reader can see it
  extractor TEXT NOT NULL DEFAULT '', -- the way of writing that was recognised
  seen_at TEXT NOT NULL, -- when the crawl that brought its text started
  -- the fields of a posting, written by `make docs` from vocabulary/job_posting.py
  title TEXT NOT NULL, -- as shown: masculine form, without H/F
  title_key TEXT NOT NULL, -- for comparing
  hiring_organization TEXT, -- who employs; null when an agency hides it
  hiring_member TEXT, -- id of the member that this is
  publisher TEXT NOT NULL DEFAULT '', -- who put it there
  publisher_kind TEXT NOT NULL DEFAULT '', -- employer, agency, public_service, school or association
  places TEXT NOT NULL DEFAULT '[]', -- JSON list of {insee, name, department, region, lat, lon, zone}
  contract TEXT NOT NULL DEFAULT '[]', -- JSON list: CDI, CDD, INTERIM …
  contract_months REAL, -- length of the contract
  worktime TEXT, -- plein or partiel
  hours REAL, -- a week
  shift TEXT NOT NULL DEFAULT '[]', -- JSON list: journee, 2x8, 3x8 …
  salary TEXT, -- JSON object {min, max, period, months, gross, currency}
  date_posted TEXT, -- date
  valid_through TEXT, -- date: the last day to apply
  occupation TEXT, -- JSON object {rome, label, score, alternatives}
  experience_months INTEGER, -- at least
  beginner INTEGER, -- whether beginners are accepted
  education INTEGER, -- lowest level, 3 to 8 of the French framework
  language TEXT, -- fr …
  description TEXT NOT NULL DEFAULT '', -- sanitized HTML
  description_text TEXT NOT NULL DEFAULT '', -- the same as plain text
  apply_url TEXT NOT NULL DEFAULT '', -- where to apply
  contact TEXT, -- JSON object {mail, telephone, page, published}: of a declared offer only, as its owner wrote it
  external_id TEXT NOT NULL DEFAULT '', -- the source's own reference
  flags TEXT NOT NULL DEFAULT '[]', -- JSON list of warnings
  rejection TEXT, -- why it is not shown
  -- so far the fields of a posting
  provenance TEXT NOT NULL DEFAULT '{}' -- JSON object: field → {raw, rule, extractor}
) STRICT;

-- What the rules say of two postings.
CREATE TABLE matches (
  a TEXT NOT NULL, -- posting id, the smaller
  b TEXT NOT NULL, -- posting id, the greater
  verdict TEXT NOT NULL, -- merge, probable or distinct
  score REAL NOT NULL, -- 0 to 1
  reasons TEXT NOT NULL DEFAULT '[]', -- JSON list of sentences in French
  rule_version TEXT NOT NULL DEFAULT '', -- of the rules that say so
  decided_by TEXT NOT NULL DEFAULT 'rule', -- rule, or the person who decided
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- What people decided of two postings; the last word is final for machines.
CREATE TABLE decisions (
  n INTEGER PRIMARY KEY, -- in the order taken
  a TEXT NOT NULL, -- posting id, the smaller
  b TEXT NOT NULL, -- posting id, the greater
  verdict TEXT NOT NULL, -- merge or distinct
  reason TEXT NOT NULL DEFAULT '', -- in the person's words
  decided_by TEXT NOT NULL, -- who
  decided_at TEXT NOT NULL -- time
) STRICT;

-- Openings, each with all its postings.
CREATE TABLE jobs (
  id TEXT PRIMARY KEY, -- id of its founding posting: its address never changes
  canonical TEXT NOT NULL, -- id of the posting whose words are shown
  status TEXT NOT NULL, -- open, unseen or closed
  first_seen TEXT NOT NULL, -- time of the first crawl that saw one of its postings
  last_seen TEXT NOT NULL, -- time of the last
  closed_at TEXT, -- time
  closed_by TEXT, -- absent, gone, valid_through, rejected, source_removed or member_closed
  reopened_at TEXT, -- time it was seen again after it had been closed
  reasons TEXT NOT NULL DEFAULT '[]', -- JSON list of sentences: why its postings are one
  probable TEXT NOT NULL DEFAULT '[]', -- JSON list of jobs that may be the same
  borrowed TEXT NOT NULL DEFAULT '{}', -- JSON object: field → id of the posting it is taken from, where the canonical one leaves it open
  republished_at TEXT, -- time its source showed it again under another key or address, the one before it gone
  family TEXT -- id of one of the jobs that one text publishes for several communes; null when it stands alone
) STRICT;

-- Which posting tells of which job, and that posting's own life.
CREATE TABLE job_postings (
  posting TEXT PRIMARY KEY REFERENCES postings(id), -- the posting
  job TEXT NOT NULL REFERENCES jobs(id) DEFERRABLE INITIALLY DEFERRED, -- the job
  canonical INTEGER NOT NULL DEFAULT 0, -- whether its words are shown
  status TEXT NOT NULL, -- as in jobs
  first_seen TEXT NOT NULL, -- as in jobs
  last_seen TEXT NOT NULL, -- as in jobs
  closed_at TEXT, -- as in jobs
  closed_by TEXT, -- as in jobs
  reopened_at TEXT -- as in jobs
) STRICT, WITHOUT ROWID;
CREATE INDEX job_postings_by_job ON job_postings(job);

-- What a source changed in a posting, in its words: read from raw_history, and can be read again.
CREATE TABLE posting_changes (
  posting TEXT NOT NULL REFERENCES raw_postings(id), -- the posting
  crawl TEXT NOT NULL REFERENCES crawls(id), -- the crawl that brought the new words
  field TEXT NOT NULL, -- title, locations, contract, salary, schedule … or description, whose words are not repeated
  at TEXT NOT NULL, -- when that crawl started
  old TEXT NOT NULL, -- before, at most 200 characters; empty when it was not said
  new TEXT NOT NULL, -- after; empty when it is not said any more
  PRIMARY KEY (posting, crawl, field)
) STRICT, WITHOUT ROWID;

-- Jobs of each member, week by week, kept for ever: a week that ended more than a week ago is not counted again.
CREATE TABLE weekly_counts (
  week TEXT NOT NULL, -- date of its Monday
  member TEXT NOT NULL, -- id of the member that employs, or whose source tells of the job
  open INTEGER NOT NULL, -- jobs that were open when it ended, or are now
  opened INTEGER NOT NULL, -- jobs first seen, or seen again, in it
  closed INTEGER NOT NULL, -- jobs closed in it
  PRIMARY KEY (week, member)
) STRICT, WITHOUT ROWID;

-- How each source is, after the last run.
CREATE TABLE source_states (
  source TEXT PRIMARY KEY REFERENCES sources(id), -- the source
  state TEXT NOT NULL, -- ok, suspect, failed, blocked, empty, never or disabled
  why TEXT NOT NULL DEFAULT '', -- in French, for anybody
  last_crawl TEXT, -- time
  last_healthy TEXT, -- time of the last complete and healthy crawl
  found INTEGER NOT NULL DEFAULT 0, -- raw postings in the last crawl
  kept INTEGER NOT NULL DEFAULT 0, -- postings not rejected
  rejected INTEGER NOT NULL DEFAULT 0, -- postings rejected
  unreadable INTEGER NOT NULL DEFAULT 0, -- postings that our rules could not read: a fault of ours, tried again at each run
  merged INTEGER NOT NULL DEFAULT 0, -- postings joined to a job that another one tells of
  shown INTEGER NOT NULL DEFAULT 0, -- jobs on the board that this source tells of
  cause TEXT NOT NULL DEFAULT '', -- dns, timeout, tls, refused, bot_wall, gone, robots, redesign … dropped; empty when all is well
  alarm INTEGER NOT NULL DEFAULT 0, -- whether somebody should look: it failed more often in a row than it is used to
  patience INTEGER NOT NULL DEFAULT 1, -- failures in a row from which somebody should look, by its own past or by its option
  account TEXT NOT NULL DEFAULT '' -- JSON {announced, seen, read, set_aside, unread, state}: what the site shows of its offers; empty when nobody counts
) STRICT;

-- What changed, and why: only ever added to.
CREATE TABLE history (
  n INTEGER PRIMARY KEY, -- in the order noticed
  at TEXT NOT NULL, -- time of the run that noticed
  kind TEXT NOT NULL, -- job, posting or source
  subject TEXT NOT NULL, -- its id
  field TEXT NOT NULL, -- status, canonical, job or state
  old TEXT, -- before; null when it is new
  new TEXT, -- after; null when it is no more
  why TEXT NOT NULL DEFAULT '' -- closed_by, or the reasons of a merge
) STRICT;
CREATE INDEX history_by_subject ON history(subject);

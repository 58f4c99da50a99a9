-- The public file that Datasette serves: public columns only. Made anew at each publication, never changed.
-- Times are UTC, `2026-11-24T05:30:00Z`; dates are `2026-11-24`; JSON says so; 0 and 1 are no and yes.

-- Openings, oldest first, so that a greater rowid is a newer job.
CREATE TABLE jobs (
  id TEXT PRIMARY KEY, -- stable: its address is /offres/ID-SLUG
  slug TEXT NOT NULL, -- title and commune, for the address
  -- the fields of a posting, written by `make docs` from vocabulary/job_posting.py
  title TEXT NOT NULL, -- as shown: masculine form, without H/F
  organization TEXT, -- who employs; null when an agency does not say
  organization_id TEXT, -- id of the member that this is
  publisher TEXT NOT NULL, -- who put it there
  publisher_kind TEXT NOT NULL, -- employer, agency, public_service, school or association
  commune TEXT, -- name of the first place
  insee TEXT, -- INSEE code of the first place
  department TEXT, -- « 76 »
  zone TEXT, -- vallee-de-la-bresle, dieppe, abbeville, departements-76-80-60 or france
  lat REAL, -- degrees
  lon REAL, -- degrees
  places TEXT NOT NULL, -- JSON list of {insee, name, department, region, lat, lon, zone}
  contract TEXT NOT NULL, -- JSON list: CDI, CDD, INTERIM …
  contract_label TEXT, -- the same in words
  contract_months REAL, -- length of the contract
  worktime TEXT, -- plein or partiel
  hours REAL, -- a week
  shift TEXT NOT NULL, -- JSON list: journee, 2x8, 3x8 …
  salary_min REAL, -- as the source states it, never computed
  salary_max REAL, -- as the source states it, never computed
  salary_period TEXT, -- hour, day, month or year
  salary_months REAL, -- « sur 13 mois »: 13
  salary_gross INTEGER, -- 1 gross, 0 net, null not said
  salary_text TEXT, -- the source's words
  date_posted TEXT, -- date
  valid_through TEXT, -- date: the last day to apply
  rome TEXT, -- code of the occupation
  occupation TEXT, -- its label
  experience_months INTEGER, -- at least
  beginner INTEGER, -- whether beginners are accepted
  education INTEGER, -- lowest level, 3 to 8 of the French framework
  language TEXT, -- fr …
  reference TEXT, -- the reference of who publishes it
  -- so far the fields of a posting
  excerpt TEXT NOT NULL, -- its first words
  apply_url TEXT NOT NULL, -- where to apply: always at the source; empty when a declared offer names no page
  source TEXT NOT NULL, -- the source whose words are shown
  status TEXT NOT NULL, -- open, unseen or closed
  first_seen TEXT NOT NULL, -- time
  last_seen TEXT NOT NULL, -- time
  closed_at TEXT, -- time
  closed_by TEXT, -- absent, gone, valid_through, source_removed, member_closed or filled
  reopened_at TEXT, -- time it was seen again after it had been closed
  republished_at TEXT, -- time its source showed it again under another key or address, the one before it gone
  flags TEXT NOT NULL, -- JSON list of warnings
  borrowed TEXT NOT NULL, -- JSON object: field of postings → id of the posting it is taken from, where that is not the canonical one
  reasons TEXT NOT NULL, -- JSON list of sentences: why its postings are one
  probable TEXT NOT NULL, -- JSON list of jobs that may be the same
  family TEXT, -- same for the jobs that one text publishes for several communes; null when it stands alone
  corrections TEXT NOT NULL, -- JSON object: field → {by, at, source}: what its employer corrected, when, and what the source says
  updated_at TEXT NOT NULL, -- time its words last changed
  description TEXT NOT NULL, -- sanitized HTML
  description_text TEXT NOT NULL, -- the same as plain text
  search_text TEXT NOT NULL -- everything that a search may find, ligatures unfolded (œ → oe)
) STRICT;

-- What filters offer, for jobs that are not closed: one line per job, facet and value.
CREATE TABLE job_facets (
  facet TEXT NOT NULL, -- contract, occupation, commune, organization, zone, shift or publisher_kind
  value TEXT NOT NULL, -- for addresses and filters
  job TEXT NOT NULL, -- the job
  label TEXT NOT NULL, -- for readers
  PRIMARY KEY (facet, value, job)
) STRICT, WITHOUT ROWID;

-- All that was found, the rejected too: where each job comes from.
CREATE TABLE postings (
  id TEXT PRIMARY KEY, -- stable
  job TEXT, -- the job it tells of; null when rejected
  source TEXT NOT NULL, -- where it was found
  url TEXT NOT NULL, -- where a reader can see it
  title TEXT NOT NULL, -- as shown
  organization TEXT, -- who employs
  organization_id TEXT, -- id of the member that this is
  publisher TEXT NOT NULL, -- who put it there
  publisher_kind TEXT NOT NULL, -- employer, agency, public_service, school or association
  commune TEXT, -- name of the first place
  contract TEXT NOT NULL, -- JSON list
  date_posted TEXT, -- date
  first_seen TEXT, -- time
  last_seen TEXT, -- time
  status TEXT, -- open, unseen or closed; null when rejected
  closed_by TEXT, -- as in jobs
  extractor TEXT NOT NULL, -- the way of writing that was recognised
  rejection TEXT, -- NO_TITLE, NOT_A_JOB, EXPIRED, FILLED, OUT_OF_AREA or HIDDEN
  provenance TEXT NOT NULL, -- JSON object: field → {raw, rule, extractor}
  canonical INTEGER NOT NULL, -- whether its words are the job's
  last_visit INTEGER NOT NULL, -- whether the last visit of its source saw it
  fate TEXT NOT NULL, -- shown, absent (shown, though the last visit did not see it), merged, closed or rejected
  merged_with TEXT -- when merged: who published the words that are shown
) STRICT;

-- The association's members.
CREATE TABLE members (
  id TEXT PRIMARY KEY, -- slug
  slug TEXT NOT NULL, -- for the address /entreprises/SLUG
  name TEXT NOT NULL, -- as the member writes it
  aliases TEXT NOT NULL, -- JSON list: other names it recruits under
  kind TEXT NOT NULL, -- verrier, mouliste …
  activity TEXT NOT NULL, -- what it does
  commune TEXT NOT NULL, -- where
  insee TEXT NOT NULL, -- INSEE code
  status TEXT NOT NULL, -- active, closed or unverified
  status_date TEXT NOT NULL, -- since when that is known
  website TEXT NOT NULL, -- its site
  group_name TEXT NOT NULL, -- the group it belongs to
  consent TEXT NOT NULL, -- what it said about being listed
  checked_on TEXT NOT NULL, -- when a person last checked
  jobs_open INTEGER NOT NULL, -- jobs it offers today
  jobs_closed INTEGER NOT NULL, -- jobs it offered
  sources INTEGER NOT NULL, -- sources read for it today
  description TEXT NOT NULL, -- what it says of itself, plain text
  logo TEXT -- its picture, by name
) STRICT;

-- Logos that members sent.
CREATE TABLE pictures (
  sha256 TEXT PRIMARY KEY, -- 64 hexadecimal digits of the body
  type TEXT NOT NULL, -- image/png, image/jpeg or image/webp
  width INTEGER NOT NULL, -- pixels
  height INTEGER NOT NULL, -- pixels
  image BLOB NOT NULL -- the file
) STRICT;

-- Whose each job is: of the member that employs, and of each member whose source tells of it.
CREATE TABLE member_jobs (
  member TEXT NOT NULL, -- the member
  job TEXT NOT NULL, -- the job
  open INTEGER NOT NULL, -- whether it is not closed
  told TEXT NOT NULL, -- own: in the words of the member's source; merged: in those of another that tells of it too; others: only others tell
  employs INTEGER NOT NULL, -- whether the member is who employs
  PRIMARY KEY (member, job)
) STRICT, WITHOUT ROWID;

-- Places where postings are looked for, and how each is.
CREATE TABLE sources (
  id TEXT PRIMARY KEY, -- slug
  member TEXT NOT NULL, -- the member whose source it is
  spider TEXT NOT NULL, -- which spider reads it
  url TEXT NOT NULL, -- where the spider starts, without what may be a key
  active INTEGER NOT NULL, -- whether it is read today
  state TEXT NOT NULL, -- ok, suspect, failed, blocked, empty, never or disabled
  why TEXT NOT NULL, -- in French, for anybody
  cause TEXT NOT NULL, -- dns, timeout, tls, refused, bot_wall, gone, robots, redesign … dropped; empty when all is well
  alarm INTEGER NOT NULL, -- whether somebody should look: it failed more often in a row than it is used to
  last_crawl TEXT, -- time
  last_healthy TEXT, -- time it was last verified
  found INTEGER NOT NULL, -- raw postings in the last crawl
  kept INTEGER NOT NULL, -- postings not rejected
  rejected INTEGER NOT NULL, -- postings rejected
  unreadable INTEGER NOT NULL, -- postings that our rules could not read: a fault of ours, tried again at each run
  merged INTEGER NOT NULL, -- postings joined to a job that another one tells of
  shown INTEGER NOT NULL, -- jobs on the board that it tells of
  account TEXT NOT NULL, -- JSON {announced, seen, read, set_aside, unread, state}: what the site shows of its offers; empty when nobody counts
  jsonld INTEGER NOT NULL, -- whether our pages of its jobs carry JSON-LD; 0: its own pages do, and search engines are sent there
  note TEXT NOT NULL -- always empty: notes are for the association only
) STRICT;

-- The last visits to each source, at most 30 a source.
CREATE TABLE crawls (
  id TEXT PRIMARY KEY, -- SOURCE@started_at
  source TEXT NOT NULL, -- the source
  started_at TEXT NOT NULL, -- time
  finished_at TEXT NOT NULL, -- time
  outcome TEXT NOT NULL, -- ok, empty, suspect, blocked, failed or off
  complete INTEGER NOT NULL, -- whether every listing page was read to its end
  healthy INTEGER, -- whether it found what its source lets expect
  requests INTEGER NOT NULL, -- requests sent
  bytes_received INTEGER NOT NULL, -- bytes as they travelled
  pages INTEGER NOT NULL, -- pages kept
  not_modified INTEGER NOT NULL, -- pages that had not changed, and were not sent again (HTTP 304)
  found INTEGER NOT NULL, -- raw postings found
  troubles TEXT NOT NULL -- JSON list of {fault, url, detail, listing}, addresses without what may be a key
) STRICT;

-- Changes in the lives of jobs.
CREATE TABLE history (
  n INTEGER PRIMARY KEY, -- in the order noticed
  job TEXT NOT NULL, -- the job
  at TEXT NOT NULL, -- time
  field TEXT NOT NULL, -- status, canonical or job
  old TEXT, -- before
  new TEXT, -- after
  why TEXT NOT NULL -- closed_by, or the reasons of a merge
) STRICT;

-- Addresses of jobs that were joined to others, where no posting of that name leads on.
CREATE TABLE moved_jobs (
  id TEXT PRIMARY KEY, -- the job that was
  job TEXT NOT NULL -- the job that its postings tell of now
) STRICT, WITHOUT ROWID;

-- What sources changed in the postings of jobs, in their words.
CREATE TABLE changes (
  job TEXT NOT NULL, -- the job
  posting TEXT NOT NULL, -- the posting that changed
  at TEXT NOT NULL, -- time of the crawl that brought the new words
  crawl TEXT NOT NULL, -- that crawl
  field TEXT NOT NULL, -- title, locations, contract, salary, schedule … or description, whose words are not repeated
  old TEXT NOT NULL, -- before; empty when it was not said
  new TEXT NOT NULL -- after; empty when it is not said any more
) STRICT;

-- Jobs of each member, week by week, kept for ever.
CREATE TABLE weekly_counts (
  week TEXT NOT NULL, -- date of its Monday
  member TEXT NOT NULL, -- id of the member that employs, or whose source tells of the job
  open INTEGER NOT NULL, -- jobs that were open when it ended, or are now
  opened INTEGER NOT NULL, -- jobs first seen, or seen again, in it
  closed INTEGER NOT NULL, -- jobs closed in it
  PRIMARY KEY (week, member)
) STRICT, WITHOUT ROWID;

-- How many postings are not shown, and why.
CREATE TABLE rejections (
  reason TEXT NOT NULL, -- as postings.rejection
  source TEXT NOT NULL, -- the source
  count INTEGER NOT NULL, -- postings
  PRIMARY KEY (reason, source)
) STRICT, WITHOUT ROWID;

-- How one reaches who declared an open offer, with its owner's consent: for the offer's own page only, and no part of open data.
CREATE TABLE contacts (
  job TEXT PRIMARY KEY, -- an open declared offer
  mail TEXT NOT NULL, -- an address; empty when none is published
  telephone TEXT NOT NULL, -- digits to dial; empty when none is published
  page TEXT NOT NULL, -- an address of the web; empty when none is published
  relayed INTEGER NOT NULL -- whether a message to its employer can be mailed to an address that is not shown
) STRICT, WITHOUT ROWID;

-- Facts about this file.
CREATE TABLE meta (
  key TEXT PRIMARY KEY, -- published_at, schema, jobs_open …
  value TEXT NOT NULL -- text
) STRICT, WITHOUT ROWID;

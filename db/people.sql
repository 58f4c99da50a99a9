-- What people write: members of the association, the association itself, visitors. Kept apart from vallee.db, so that the
-- board can write while a crawl holds that one, and so that `rebuild` never touches a word of theirs.
-- Times are UTC, `2026-11-24T05:30:00Z`; dates are `2026-11-24`; JSON says so; 0 and 1 are no and yes.

-- Private links, one a person: who holds one needs no account and no password.
CREATE TABLE links (
  id TEXT PRIMARY KEY, -- 12 hexadecimal digits, shown where links are listed; it opens nothing
  kind TEXT NOT NULL, -- member or association
  member TEXT NOT NULL DEFAULT '', -- id of the member whose page it opens; empty for the association's own
  person TEXT NOT NULL DEFAULT '', -- who it was given to, as the association named them
  token_hash TEXT NOT NULL UNIQUE, -- keyed hash of the secret part: the link itself is kept nowhere
  made_at TEXT NOT NULL, -- time
  expires_at TEXT NOT NULL, -- time from which it opens nothing
  revoked_at TEXT, -- time it was taken back
  used_at TEXT -- time it was last opened
) STRICT;

-- What a link was exchanged for in one browser: a cookie, so that no address carries the secret.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, -- keyed hash of the cookie
  link TEXT NOT NULL REFERENCES links(id), -- the link that was opened; a revoked one ends all its sessions
  made_at TEXT NOT NULL, -- time
  expires_at TEXT NOT NULL -- time from which it is nothing
) STRICT;

-- What people ask for, in the order asked; nothing is ever rewritten but its state; one that was withdrawn long ago is pruned.
CREATE TABLE requests (
  n INTEGER PRIMARY KEY, -- in the order asked
  kind TEXT NOT NULL, -- hide, filled, correct, declare, join, split, crawl, consent, logo, description or removal
  member TEXT NOT NULL DEFAULT '', -- id of the member that asks; empty for a visitor
  person TEXT NOT NULL DEFAULT '', -- who asks, as the link names them
  subject TEXT NOT NULL DEFAULT '', -- id of the posting it is about; of a declared offer, its reference
  field TEXT NOT NULL DEFAULT '', -- what is corrected: title, contract, salary …
  value TEXT NOT NULL DEFAULT '{}', -- JSON object: what is asked for; of a correction, columns of postings
  source_value TEXT NOT NULL DEFAULT '{}', -- JSON object: what the source said of the same columns; once it says otherwise, the correction falls
  state TEXT NOT NULL, -- waiting, active, refused, withdrawn, fallen or done
  asked_at TEXT NOT NULL, -- time
  decided_at TEXT, -- time of the state it is in, when it is not the first one
  decided_by TEXT NOT NULL DEFAULT '', -- who or what put it in that state
  answer TEXT NOT NULL DEFAULT '' -- a word to who asked: why it was refused, why it fell
) STRICT;
CREATE INDEX requests_by_state ON requests(state, kind);
CREATE INDEX requests_by_member ON requests(member, n);

-- Pictures that members sent, as they are shown: made of image data only, whatever came beside it.
CREATE TABLE pictures (
  sha256 TEXT PRIMARY KEY, -- 64 hexadecimal digits of the body
  type TEXT NOT NULL, -- image/png, image/jpeg or image/webp
  width INTEGER NOT NULL, -- pixels
  height INTEGER NOT NULL, -- pixels
  image BLOB NOT NULL -- the file
) STRICT;

-- Who did what, or tried to: only ever added to, without any network address.
CREATE TABLE audit (
  n INTEGER PRIMARY KEY, -- in the order done
  at TEXT NOT NULL, -- time
  link TEXT NOT NULL DEFAULT '', -- id of the link used; empty when there was none that we know
  member TEXT NOT NULL DEFAULT '', -- id of the member it is about
  person TEXT NOT NULL DEFAULT '', -- who, as the link names them, or who was logged in at the command line
  action TEXT NOT NULL, -- link, open, revoke, hide, approve …
  subject TEXT NOT NULL DEFAULT '', -- what it was done to
  outcome TEXT NOT NULL, -- done or refused
  detail TEXT NOT NULL DEFAULT '' -- why it was refused, or what else tells of it
) STRICT;
CREATE INDEX audit_by_outcome ON audit(outcome, link, at);

-- How far the board has followed: `asked` grows with each change of `requests`; the others are what was done with it, wholly.
CREATE TABLE counters (
  name TEXT PRIMARY KEY, -- asked, published (laid over the public board), followed (all that comes of it is done), identity or secret
  value INTEGER NOT NULL -- grows; of identity, a number drawn once that names this file; of secret, a fingerprint of what links are signed with
) STRICT;
CREATE TRIGGER requests_count_asked AFTER INSERT ON requests BEGIN
  INSERT INTO counters (name, value) VALUES ('asked', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;
CREATE TRIGGER requests_count_decided AFTER UPDATE OF state ON requests BEGIN
  INSERT INTO counters (name, value) VALUES ('asked', 1) ON CONFLICT DO UPDATE SET value = value + 1;
END;

-- Mails that somebody asked for: the address, what it wants, since when it agrees. A line is erased when its address leaves.
CREATE TABLE alerts (
  token TEXT PRIMARY KEY, -- names the line in links of mails: who holds it may confirm and end it, and nothing more
  address TEXT NOT NULL, -- where mails go
  kind TEXT NOT NULL, -- search, or member: the mails of a member about its own offers
  subject TEXT NOT NULL, -- the search as an address writes it; the member's id
  rhythm TEXT NOT NULL, -- daily or weekly
  asked_at TEXT NOT NULL, -- time
  asked_to_confirm_at TEXT, -- time the mail that asks left; null: it must leave
  confirmed_at TEXT, -- time of the consent; null: none yet, and nothing else is sent
  told_until TEXT NOT NULL DEFAULT '', -- jobs first seen until then were told
  refusals INTEGER NOT NULL DEFAULT 0, -- days in a row on which a mail was refused
  refused_on TEXT, -- date of the last of them
  letterbox TEXT NOT NULL DEFAULT '', -- keyed hash of the letterbox that the address leads to, however it is spelled; empty in old lines
  known TEXT, -- JSON list: ids of the jobs that the search found at the last look; null: nobody looked yet
  UNIQUE (address, kind, subject)
) STRICT;

-- How often a letterbox was asked to confirm, so that nobody has it filled: no address stands here, and a line is forgotten
-- after a week, or as soon as its letterbox agrees to our mails.
CREATE TABLE asked_letterboxes (
  letterbox TEXT NOT NULL, -- keyed hash, as in alerts
  day TEXT NOT NULL, -- date (UTC)
  n INTEGER NOT NULL, -- mails of that day
  PRIMARY KEY (letterbox, day)
) STRICT, WITHOUT ROWID;

-- Answers that are to be mailed to visitors who asked for a removal and left an address; a line is erased once its mail left.
CREATE TABLE answers_due (
  request INTEGER PRIMARY KEY REFERENCES requests(n), -- what is answered
  address TEXT NOT NULL, -- where the answer goes
  decided_at TEXT NOT NULL -- time of the decision; the line is erased a week later whatever became of the mail
) STRICT;

-- How often the board was used, summed: no line tells of a person.
CREATE TABLE audience (
  day TEXT NOT NULL, -- date in Paris
  kind TEXT NOT NULL, -- search, view or apply (a click to the place where one applies)
  job TEXT NOT NULL, -- id of the job; empty for searches
  robot INTEGER NOT NULL, -- whether robots did it, as far as they say so
  n INTEGER NOT NULL, -- how many times
  PRIMARY KEY (day, kind, job, robot)
) STRICT, WITHOUT ROWID;

-- What an installation knows of itself, beside its communes. The list of migrations moved here before this
-- file ran (see ledger.ts). Nothing of this schema is in a backup: a copy is another installation.
create table installation.this (
  singular       boolean primary key default true check (singular),
  -- A print of the secret that the installation was opened with: another secret is refused.
  secret_print   bytea,
  -- The role that was given the rights of the application.
  app_role       text,
  -- The role that owns the functions that look across communes.
  lookup_role    text,
  -- What lives here: a real commune, or the demonstration. Null until somebody opens it for one or the other.
  kind           text check (kind in ('commune', 'demonstration')),
  -- Since when no letter leaves: a restored copy keeps silent until it is told to speak.
  silent_since   timestamptz,
  -- The last time that every journal was read again, and whether all of them were sound.
  verified_at    timestamptz,
  verified_sound boolean,
  check ((verified_at is null) = (verified_sound is null))
);
insert into installation.this default values;

-- Which readings of the journal this installation was opened with, in order, and how many events there were
-- the first time: an earlier one must not go on after them.
create table installation.readings (
  reading   text primary key,
  version   text        not null,
  opened_at timestamptz not null default clock_timestamp(),
  events    bigint      not null
);

grant usage on schema installation to :app_role;
grant select (silent_since, verified_at, verified_sound), update (verified_at, verified_sound)
  on installation.this to :app_role;

-- The house's memory. Every table begins with commune_id. The application's role, `:app_role`, owns
-- nothing, so row-level security cannot be switched off by it.

create table communes (
  commune_id uuid primary key,
  host       text unique
);
grant select, insert, update (host) on communes to :app_role;

-- One row a commune, locked by the one writer: the last position and hash of its journal.
create table heads (
  commune_id uuid primary key references communes,
  position   bigint not null default 0,
  hash       bytea  not null default ''::bytea
);

create table journal (
  commune_id     uuid        not null references communes,
  position       bigint      not null check (position > 0),
  stream         text        not null,
  stream_version integer     not null check (stream_version > 0),
  type           text        not null,
  type_version   smallint    not null default 1,
  data           jsonb       not null,
  actor          text        not null,
  command_key    uuid        not null,
  recorded_at    timestamptz not null,
  previous_hash  bytea       not null,
  hash           bytea       not null,
  primary key (commune_id, position),
  unique (commune_id, stream, stream_version)
);

-- The folded state: one document a stream. `listing` and `search` serve lists, so that a page of the
-- register never opens the documents. All of it can be dropped and replayed from the journal.
create table states (
  commune_id uuid    not null references communes,
  stream     text    not null,
  noun       text    not null,
  version    integer not null,
  document   jsonb   not null,
  listing    jsonb,
  public     boolean not null default false,
  sort_key   text,
  search     tsvector,
  primary key (commune_id, stream)
);
create index states_by_noun on states (commune_id, noun, sort_key desc, stream) where listing is not null;
create index states_register on states (commune_id, sort_key desc, stream) where public;
create index states_search on states using gin (search) where search is not null;
create index states_listing on states using gin (listing jsonb_path_ops) where listing is not null;

-- What a command answered, kept by its idempotency key: the same key gives the same answer.
create table answers (
  commune_id  uuid        not null references communes,
  actor       text        not null,
  command_key uuid        not null,
  fingerprint bytea       not null,
  answer      jsonb       not null,
  answered_at timestamptz not null,
  primary key (commune_id, actor, command_key)
);

-- When a stream asks to be looked at again without anybody acting: a deadline of a proposal.
create table wakeups (
  commune_id uuid        not null references communes,
  stream     text        not null,
  due_at     timestamptz not null,
  primary key (commune_id, stream)
);
create index wakeups_due on wakeups (due_at);

-- Persons: the only place where a name or an address stands. The journal refers to them by id.
create table people (
  commune_id  uuid not null references communes,
  person_id   uuid not null,
  given_name  text not null,
  family_name text not null,
  email       text check (email = lower(email)),
  birth_date  date,
  primary key (commune_id, person_id),
  unique (commune_id, email)
);

-- Personal tokens of the API: only a digest is kept.
create table tokens (
  commune_id uuid        not null references communes,
  token_id   uuid        not null,
  person_id  uuid        not null,
  name       text        not null,
  digest     bytea       not null unique,
  scopes     text[]      not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (commune_id, token_id)
);

-- What a person has seen, for « depuis votre dernière visite ».
create table visits (
  commune_id uuid   not null references communes,
  person_id  uuid   not null,
  position   bigint not null,
  visited_at timestamptz not null,
  primary key (commune_id, person_id)
);

grant select, insert on journal to :app_role;
grant select, insert, update on heads to :app_role;
grant select, insert, update, delete on states to :app_role;
grant select, insert on answers to :app_role;
grant select, insert, update, delete on wakeups to :app_role;
grant select, insert, update, delete on people to :app_role;
grant select, insert, update on tokens to :app_role;
grant select, insert, update on visits to :app_role;

do $$
declare
  t text;
begin
  foreach t in array array['heads', 'journal', 'states', 'answers', 'wakeups', 'people', 'tokens', 'visits']
  loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy one_commune on %I using (commune_id = nullif(current_setting(''collegiale.commune'', true), '''')::uuid)', t);
  end loop;
end $$;

-- Even the owner keeps the journal as it is: rows are added, never changed nor taken away.
create function refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function refuse_journal_change();

-- Looking across communes is left to three narrow functions, owned by the owner.
create function due_wakeups(at timestamptz, most integer)
  returns table (commune_id uuid, stream text) language sql security definer set search_path = public as $$
  select commune_id, stream from wakeups where due_at <= at order by due_at limit most
$$;
create function communes_of_email(address text)
  returns table (commune_id uuid, person_id uuid, given_name text, family_name text)
  language sql stable security definer set search_path = public as $$
  select commune_id, person_id, given_name, family_name from people where email = lower(address)
$$;
create function token_holder(secret_digest bytea)
  returns table (commune_id uuid, token_id uuid, person_id uuid, scopes text[])
  language sql stable security definer set search_path = public as $$
  select commune_id, token_id, person_id, scopes from tokens
  where digest = secret_digest and revoked_at is null and expires_at > now()
$$;
revoke all on function due_wakeups, communes_of_email, token_holder from public;
grant execute on function due_wakeups, communes_of_email, token_holder to :app_role;

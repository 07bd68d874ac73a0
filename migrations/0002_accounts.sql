-- Who signs in. An identity is of the house, not of one commune: the same address may be a person in
-- two communes, and signs in once. Hence a schema apart, without commune_id; what a person may do is
-- decided by the communes' own tables, never here.
create schema accounts;
grant usage on schema accounts to :app_role;

create table accounts.users (
  id             text primary key,
  name           text not null,
  email          text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

create table accounts.sessions (
  id         text primary key,
  user_id    text not null references accounts.users on delete cascade,
  token      text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_user on accounts.sessions (user_id);

-- Required by the library; stays empty as long as nobody signs in through another identity provider.
create table accounts.credentials (
  id                       text primary key,
  user_id                  text not null references accounts.users on delete cascade,
  account_id               text not null,
  provider_id              text not null,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credentials_of_user on accounts.credentials (user_id);

-- Challenges of passkeys, for the few minutes of the gesture.
create table accounts.challenges (
  id         text primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index challenges_by_identifier on accounts.challenges (identifier);

create table accounts.passkeys (
  id            text primary key,
  user_id       text not null references accounts.users on delete cascade,
  name          text,
  public_key    text not null,
  credential_id text not null unique,
  counter       integer not null,
  device_type   text not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz default now()
);
create index passkeys_of_user on accounts.passkeys (user_id);

-- Somebody asked for a link. The row is written whether or not the address is known, and looked at
-- afterwards: the answer takes the same time and says the same thing in both cases.
create table accounts.link_requests (
  request_id   bigint generated always as identity primary key,
  email        text not null,
  origin       text not null,
  requested_at timestamptz not null default now()
);

-- Of every link, only a digest is kept.
create table accounts.sign_in_links (
  token_hash bytea primary key,
  email      text not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index sign_in_links_expiry on accounts.sign_in_links (expires_at);

create table accounts.invitations (
  commune_id uuid not null references communes,
  person_id  uuid not null,
  email      text not null check (email = lower(email)),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz,
  primary key (commune_id, person_id, token_hash)
);
create index invitations_of_email on accounts.invitations (email);

create table accounts.setup_links (
  token_hash  bytea primary key,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  opened_at   timestamptz,
  opened_by   text references accounts.users on delete cascade,
  consumed_at timestamptz,
  check ((opened_at is null) = (opened_by is null))
);
create index setup_links_of_user on accounts.setup_links (opened_by);

-- Letters on their way; without an SMTP server they stay and are shown by /boite-aux-lettres.
create table accounts.mailbox (
  letter_id       uuid primary key,
  recipient       text not null,
  subject         text not null,
  body            text not null,
  html            text,
  created_at      timestamptz not null default now(),
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error      text
);
create index mailbox_due on accounts.mailbox (next_attempt_at);

-- How often a thing was tried; the key is a digest, so that no address stands here.
create table accounts.attempts (
  key        bytea primary key,
  count      integer not null,
  expires_at timestamptz not null
);
create index attempts_expiry on accounts.attempts (expires_at);

grant select, insert, update, delete on all tables in schema accounts to :app_role;

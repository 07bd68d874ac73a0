-- Looking across communes was left to functions of the owner, who may do anything, and their `search_path` let
-- a table of `pg_temp` pass before ours. They now belong to a role that may read just these columns, and name
-- everything that they use. Whatever is found in them gives no more than they answer.
grant usage on schema public to :lookup_role;
grant select (commune_id, stream, due_at) on wakeups to :lookup_role;
grant select (commune_id, person_id, given_name, family_name, email) on people to :lookup_role;
grant select (commune_id, token_id, person_id, scopes, digest, revoked_at, expires_at) on tokens to :lookup_role;
grant select (commune_id, stream, public, search) on states to :lookup_role;
create policy across_communes on wakeups for select to :lookup_role using (true);
create policy across_communes on people for select to :lookup_role using (true);
create policy across_communes on tokens for select to :lookup_role using (true);
create policy across_communes on states for select to :lookup_role using (true);

create or replace function public.due_wakeups(at timestamptz, most integer)
  returns table (commune_id uuid, stream text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select w.commune_id, w.stream from public.wakeups w where w.due_at <= at order by w.due_at limit most
$$;
create or replace function public.communes_of_email(address text)
  returns table (commune_id uuid, person_id uuid, given_name text, family_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.commune_id, p.person_id, p.given_name, p.family_name from public.people p
  where p.email = pg_catalog.lower(address)
$$;
create or replace function public.token_holder(secret_digest bytea)
  returns table (commune_id uuid, token_id uuid, person_id uuid, scopes text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.commune_id, t.token_id, t.person_id, t.scopes from public.tokens t
  where t.digest = secret_digest and t.revoked_at is null and t.expires_at > pg_catalog.now()
$$;
create or replace function public.any_commune_lives() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.people)
$$;
create or replace function public.public_streams_with(typed text, plain text)
  returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.stream from public.states s
  where s.commune_id = nullif(pg_catalog.current_setting('collegiale.commune', true), '')::pg_catalog.uuid
    and s.public
    and s.search @@ (pg_catalog.websearch_to_tsquery('pg_catalog.french', typed)
                     || pg_catalog.websearch_to_tsquery('pg_catalog.french', plain))
$$;

-- To be given a function, a role must be able to make one where it stands; only for that moment.
grant create on schema public to :lookup_role;
alter function public.due_wakeups(timestamptz, integer) owner to :lookup_role;
alter function public.communes_of_email(text) owner to :lookup_role;
alter function public.token_holder(bytea) owner to :lookup_role;
alter function public.any_commune_lives() owner to :lookup_role;
alter function public.public_streams_with(text, text) owner to :lookup_role;
revoke create on schema public from :lookup_role;

-- Nobody but the owner makes anything here; each start closes the database itself, whose rights a copy does not keep.
revoke create on schema public from public;

-- The tables of this library are not used by the application.
do $$ begin
  if to_regnamespace('graphile_worker') is not null then
    revoke all on schema graphile_worker from :app_role;
    revoke all on all tables in schema graphile_worker from :app_role;
    revoke all on all sequences in schema graphile_worker from :app_role;
    revoke all on all functions in schema graphile_worker from :app_role;
  end if;
end $$;

-- Names and addresses of what one person has written down and a second one has not confirmed yet. They become
-- those of `people` when it is confirmed, and go when it is declined.
create table people_written (
  commune_id   uuid    not null references communes,
  change       integer not null,
  person_id    uuid    not null,
  -- Null for somebody already there, whose name stays.
  given_name   text,
  family_name  text,
  email        text check (email = lower(email)),
  birth_date   date,
  -- The address that it replaced, to be put back.
  former_email text,
  released     boolean not null default false,
  primary key (commune_id, change, person_id)
);
grant select, insert, update, delete on people_written to :app_role;
alter table people_written enable row level security;
create policy one_commune on people_written
  using (commune_id = nullif(current_setting('collegiale.commune', true), '')::uuid);

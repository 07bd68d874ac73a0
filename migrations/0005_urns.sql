-- Answers that are shown as a sum only. An urn holds how many gave each answer, never who nor when: the one
-- row is written over at each answer. The journal keeps who has answered, and the sum once it is shown.
create table urns (
  commune_id uuid  not null references communes,
  stream     text  not null,
  urn        text  not null,
  counts     jsonb not null,
  primary key (commune_id, stream, urn)
);
grant select, insert, update on urns to :app_role;
alter table urns enable row level security;
create policy one_commune on urns
  using (commune_id = nullif(current_setting('collegiale.commune', true), '')::uuid);

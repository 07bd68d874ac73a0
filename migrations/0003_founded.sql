-- Whether a commune lives here: one with somebody in it, as each has from its foundation. A place opened in
-- the database by a set-up that was cut short is no commune yet, and must not close the door to the next.
create function any_commune_lives() returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from people)
$$;
revoke all on function any_commune_lives from public;
grant execute on function any_commune_lives to :app_role;

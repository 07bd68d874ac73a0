-- What lists are asked by, taken out of `listing`. Row-level security lets only leakproof comparisons reach
-- an index, and neither `->>` nor `@>` nor `@@` is one: asked through them, a page of the register read
-- every row of the commune. Equality of a text column is one.
alter table states
  add column body text,
  add column nature text,
  add column status text,
  add column matter text,
  add column review_on text;
update states set body = listing->>'body', nature = listing->>'nature', status = listing->>'status',
  matter = listing->>'matter', review_on = listing->>'reviewOn' where listing is not null;

-- Counting what a filter finds reads this index alone.
drop index states_register;
create index states_register on states (commune_id, sort_key desc, stream)
  include (noun, body, nature, status, matter) where public;
create index states_reviews on states (commune_id, review_on, stream) where public and review_on is not null;
create index states_open on states (commune_id, noun, body) where not public and listing is not null;
-- It could serve no question, for the reason above, and was written at each event.
drop index states_listing;

-- The streams in which words stand, among what is public in the commune of the transaction: the one question
-- of the application that full-text search must answer from its index, hence as the owner.
create function public_streams_with(typed text, plain text)
  returns setof text language sql stable security definer set search_path = public as $$
  select stream from states
  where commune_id = nullif(current_setting('collegiale.commune', true), '')::uuid and public
    and search @@ (websearch_to_tsquery('french', typed) || websearch_to_tsquery('french', plain))
$$;
revoke execute on function public_streams_with(text, text) from public;
grant execute on function public_streams_with(text, text) to :app_role;

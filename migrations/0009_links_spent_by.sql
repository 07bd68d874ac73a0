-- Who spent a link, as a keyed digest of their network and program: the second request of a double click is
-- answered like the first, for a minute, and nobody else's is.
alter table accounts.sign_in_links add column used_by bytea;
alter table accounts.invitations add column used_by bytea;
alter table accounts.setup_links add column opened_from bytea;

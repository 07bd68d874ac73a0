-- Which reading of the journal the states of a commune were folded with: another one folds them again.
alter table communes add column folded_by text;
grant update (folded_by) on communes to :app_role;

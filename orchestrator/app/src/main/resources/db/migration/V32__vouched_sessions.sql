-- Whoever an identity provider vouches for has no account here: what they may do is of their session,
-- and ends with the provider's own, when it says until when that is.
alter table session add column rights text;
alter table session add column ends_at timestamptz;

-- The contacts of the ladder under whom somebody stands (contract CONTACTS). Reads contacts,
-- accounts.
select * from contacts where contact_id in (select account_id from accounts)

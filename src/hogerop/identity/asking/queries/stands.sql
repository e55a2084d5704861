-- Whether somebody stands on the ladder under an id: contact_id, or no row. $id. Reads membership.
select distinct contact_id from membership where contact_id = $id

-- What one buyer is worth (contract VALUES): one row, or none. $contact. Reads values.
select * from "values" where contact_id = $contact

-- The record of every telling of an organisation. Grain: one telling. Reads organisations.
select mention_id, record_id
from organisations

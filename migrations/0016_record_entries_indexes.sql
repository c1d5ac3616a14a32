-- A policy goes before every condition of a query (ADR 6): of a record's entries, an index finds those of the record, whatever else
-- is asked; unless the index itself holds only what is asked for. The first page asks for few of many.
drop index record.current_entries;
create index current_entries on record.entries (resident_id, at desc, id desc) where superseded_at is null;
create index current_visits on record.entries (resident_id, at desc, id desc) where superseded_at is null and kind = 'visit';
create index current_problems on record.entries (resident_id, (kind = 'allergy') desc, at desc, id desc)
  where superseded_at is null and kind in ('allergy', 'condition');

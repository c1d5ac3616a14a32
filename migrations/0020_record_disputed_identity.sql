-- Who somebody is, as it is registered, can be disputed as an entry can: then the entry is the resident's own id, and all that can
-- be claimed is that it is wrong.
alter table record.corrections
  drop constraint corrections_section_check,
  add constraint corrections_section_check check (section in ('identity', 'measurements', 'health', 'services')),
  add constraint an_identity_can_be_wrong check (section <> 'identity' or entry = resident_id and claim = 'wrong');

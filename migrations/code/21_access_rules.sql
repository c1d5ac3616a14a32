-- Who may open what for which purpose. Sections: identity, measurements, health, services, history.
-- reader_bit: how the row's closed_to mask names this reader (subject 1, guardian 2, delegate 4, treating 8,
-- responsible 16, granted 32, statistics 64); a depositor has none, it reads only what it sent, and so has whoever looks into what
-- is disputed: its subject asks them to.
alter table access.rules no force row level security;
delete from access.rules;
insert into access.rules (basis, capacity, duty, purpose, sections, step_up, reader_bit, article) values
  ('self',             'resident', null,    'view',            '{identity,measurements,health,services,history}', false, 1,  '18.1'),
  ('self',             'resident', null,    'maintain',        '{identity,measurements,health,services}',  false, 1,  '8'),
  ('self',             'resident', null,    'download',        '{identity,measurements,health,services}', true,  1,  '18.1'),
  ('responsible_unit', 'staff',    'gp',    'care',            '{identity,measurements,health,services}',         false, 16, '18.2'),
  ('responsible_unit', 'staff',    'gp',    'follow_up',       '{identity,measurements,health,services}',         false, 16, '18.3'),
  ('responsible_unit', 'staff',    'gp',    'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'gp',    'verify',          '{identity,measurements,health}',  false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify',          '{identity}',                      false, 16, '13.3'),
  ('responsible_unit', 'staff',    'clerk', 'verify_identity', '{identity}',                      false, 16, '12'),
  ('responsible_unit', 'staff',    'clerk', 'issue_slip',      '{identity}',                      true,  16, '12'),
  ('disputed_source',  'staff',    'gp',             'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_source',  'staff',    'record_manager', 'correct', '{measurements,health,services}', false, 0, '7.2'),
  ('disputed_identity', 'staff',   'clerk',          'correct', '{identity}',                     false, 0, '12'),
  ('deposit',          'system',   null,    'deposit',         '{measurements,health,services}',                  false, 0,  '9');
alter table access.rules force row level security;

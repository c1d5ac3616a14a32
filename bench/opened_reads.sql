\set n random(1, :residents)
select opening from access.open_record(lpad((:n)::int8::text, 21, '0') || 'A', ('00000000-0000-7000-8000-' || lpad((:n)::int8::text, 12, '0'))::uuid, 'view', '{measurements}', null, 'bench') \gset
begin;
select set_config('access.opening', :opening, true);
select kind, value, diastolic, measured_at from record.measurements where resident_id = ('00000000-0000-7000-8000-' || lpad((:n)::int8::text, 12, '0'))::uuid and kind = 'blood_pressure' and superseded_at is null order by measured_at desc limit 20;
commit;

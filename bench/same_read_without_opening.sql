\set n random(1, :residents)
select 1;
begin;
select set_config('access.opening', 'none', true);
select kind, value, diastolic, measured_at from record.open_measurements where resident_id = ('00000000-0000-7000-8000-' || lpad((:n)::int8::text, 12, '0'))::uuid and kind = 'blood_pressure' and superseded_at is null order by measured_at desc limit 20;
commit;

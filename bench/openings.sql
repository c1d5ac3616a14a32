\set n random(1, :residents)
select opening from access.open_record(lpad((:n)::int8::text, 21, '0') || 'A', ('00000000-0000-7000-8000-' || lpad((:n)::int8::text, 12, '0'))::uuid, 'view', '{measurements}', null, 'bench');

\set n random(1, :residents)
select opening from access.open_record('bench-' || (:n)::int8, ('00000000-0000-7000-8000-' || lpad((:n)::int8::text, 12, '0'))::uuid, 'view', '{measurements}', null, 'bench');

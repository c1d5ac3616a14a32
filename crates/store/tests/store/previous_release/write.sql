insert into record.measurements (resident_id, id, kind, value, measured_at, precision)
  values ('00000000-0000-4000-8000-000000000001', $1, 'pulse', 62, clock.now(), 'minute')

select count(*) from record.measurements m
  left join reference.institutions i on i.code = m.source_institution
  where m.resident_id = '00000000-0000-4000-8000-000000000001' and m.kind = 'pulse' and m.superseded_at is null

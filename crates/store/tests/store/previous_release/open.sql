select opening from access.open_record('a token', '00000000-0000-4000-8000-000000000001', $1, '{identity,measurements}')

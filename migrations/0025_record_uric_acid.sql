-- Uric acid as a measurement.
alter table record.measurements drop constraint measurements_kind_check,
  add constraint measurements_kind_check check (kind in ('blood_pressure', 'pulse', 'weight', 'glucose', 'height', 'bmi',
    'temperature', 'pain', 'respiratory_rate', 'oxygen_saturation', 'head_circumference', 'waist', 'cigarettes', 'alcohol',
    'exercise', 'sleep', 'uric_acid')) not valid;

-- Who takes part (articles 5, 13, 22, 23).
create table reference.institutions (
  code text primary key check (code ~ '^[0-9A-Z]{6,22}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  kind text not null check (kind in ('health_centre', 'hospital', 'department')),
  address_zh text not null,
  address_en text not null,
  phone text not null,
  -- Article 22: without a current confidentiality agreement (安全保密协议) an institution reads nothing.
  confidentiality_agreement_until date
);
alter table reference.institutions enable row level security;
alter table reference.institutions force row level security;

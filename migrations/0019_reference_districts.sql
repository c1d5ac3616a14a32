-- Where in the city an institution is: a district's health department looks after the institutions of its district (article 5).

-- The project's own short codes. GB/T 2260 has none for 大鹏新区 and 深汕特别合作区, which are no administrative districts.
create table reference.districts (
  code text primary key check (code ~ '^[A-Z]{2,3}$'),
  gb_code text unique check (gb_code ~ '^[0-9]{6}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> '')
);
insert into reference.districts (code, gb_code, name_zh, name_en) values
  ('LH',  '440303', '罗湖区', 'Luohu'),
  ('FT',  '440304', '福田区', 'Futian'),
  ('NS',  '440305', '南山区', 'Nanshan'),
  ('BA',  '440306', '宝安区', 'Bao''an'),
  ('LG',  '440307', '龙岗区', 'Longgang'),
  ('YT',  '440308', '盐田区', 'Yantian'),
  ('LHQ', '440309', '龙华区', 'Longhua'),
  ('PS',  '440310', '坪山区', 'Pingshan'),
  ('GM',  '440311', '光明区', 'Guangming'),
  ('DP',  null,     '大鹏新区', 'Dapeng'),
  ('SS',  null,     '深汕特别合作区', 'Shenshan');
alter table reference.districts enable row level security;
alter table reference.districts force row level security;

-- Null: the city's own department, and what is not entered yet.
alter table reference.institutions add column district text references reference.districts;
-- So that "the district's department" is one.
create unique index one_department_a_district on reference.institutions (district) where kind = 'department';

-- Officers supervise, at a department (article 27). They open no record: no rule is for them.
alter table auth.posts drop constraint posts_duty_check,
  add constraint posts_duty_check check (duty in ('clerk', 'gp', 'record_manager', 'officer'));

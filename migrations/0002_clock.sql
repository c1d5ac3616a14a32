-- Time comes from here alone. Test templates replace the body of clock.now() by one that can be set;
-- the server refuses to start unless it finds this one.
create function clock.now() returns timestamptz
  language sql stable parallel safe
  as 'select now()';
comment on function clock.now() is 'The instant at which the transaction began.';

-- What must move on within a transaction as well: the age of an opening, and whether a session lives.
create function clock.wall() returns timestamptz
  language sql volatile parallel safe
  as 'select clock_timestamp()';
comment on function clock.wall() is 'This very instant.';

create function clock.today() returns date
  language sql stable parallel safe
  as $$ select (clock.now() at time zone 'Asia/Shanghai')::date $$;
comment on function clock.today() is 'The date in Shenzhen.';

grant execute on function clock.now(), clock.wall(), clock.today() to ehr_engine, ehr_web, ehr_sign_in, ehr_jobs;

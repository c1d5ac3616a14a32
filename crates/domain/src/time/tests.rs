use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn dates_and_times_are_shown_in_both_languages() {
    let at = utc("2026-11-23T06:05:59Z");
    assert_eq!(show_date_time(at, Language::Chinese), "2026年11月23日 14:05");
    assert_eq!(show_date_time(at, Language::English), "23 Nov 2026, 14:05");
    assert_eq!(show_date(day("2026-03-05"), Language::Chinese), "2026年3月5日");
    assert_eq!(show_date(day("2026-03-05"), Language::English), "5 Mar 2026");
    assert_eq!((show_time(at), local_value(at)), ("14:05".into(), "2026-11-23T14:05".into()));
}

#[test]
fn the_day_changes_at_midnight_in_shenzhen() {
    assert_eq!(today_in_shenzhen(utc("2026-11-23T15:59:59Z")), day("2026-11-23"));
    assert_eq!(today_in_shenzhen(utc("2026-11-23T16:00:00Z")), day("2026-11-24"));
}

#[test]
fn summer_time_of_1986_to_1991_is_applied() {
    assert_eq!(parse_local("1988-07-01T12:00"), Ok(utc("1988-07-01T03:00:00Z")));
    assert_eq!(parse_local("1988-12-01T12:00"), Ok(utc("1988-12-01T04:00:00Z")));
    assert_eq!(parse_local("1992-07-01T12:00"), Ok(utc("1992-07-01T04:00:00Z")));
    assert_eq!(show_date_time(utc("1991-08-01T15:30:00Z"), Language::Chinese), "1991年8月2日 00:30");
}

#[test]
fn a_time_that_occurred_twice_or_never_is_reported() {
    assert_eq!(parse_local("1988-04-17T02:30"), Err(LocalTimeProblem::Never));
    assert_eq!(
        parse_local("1988-09-11T01:30"),
        Err(LocalTimeProblem::Twice(utc("1988-09-10T16:30:00Z"), utc("1988-09-10T17:30:00Z")))
    );
}

#[test]
fn a_field_is_parsed_with_and_without_seconds() {
    let at = Ok(utc("2026-11-23T06:05:00Z"));
    for typed in ["2026-11-23T14:05", "2026-11-23T14:05:00", "2026-11-23T14:05:00.000", " 2026-11-23 14:05 "] {
        assert_eq!(parse_local(typed), at, "{typed}");
    }
    assert_eq!(parse_local(" "), Err(LocalTimeProblem::Empty));
    for wrong in ["2026-02-30T10:00", "2026-11-23T25:00", "yesterday", "2026-11-23", "+12026-11-23T14:05"] {
        assert_eq!(parse_local(wrong), Err(LocalTimeProblem::NotADateTime), "{wrong}");
    }
}

#[test]
fn a_day_without_midnight_starts_at_one() {
    assert_eq!(start_of_day(day("2026-11-23")), utc("2026-11-22T16:00:00Z"));
    let first = start_of_day(day("1940-06-01")).with_timezone(&Shanghai);
    assert_eq!(first.to_string(), "1940-06-01 01:00:00 CDT");
}

#[test]
fn age_changes_on_the_birthday() {
    let born = day("2008-11-23");
    assert_eq!(age_on(born, day("2026-11-22")), Some(17));
    assert_eq!(age_on(born, day("2026-11-23")), Some(18));
    assert_eq!(age_on(born, born), Some(0));
    assert_eq!(age_on(born, day("2008-11-22")), None);
}

#[test]
fn a_person_born_on_29_february_completes_a_year_every_year() {
    let born = day("2008-02-29");
    assert_eq!(age_on(born, day("2026-02-27")), Some(17));
    assert_eq!(age_on(born, day("2026-02-28")), Some(18));
    assert_eq!(age_on(born, day("2028-02-28")), Some(19));
    assert_eq!(age_on(born, day("2028-02-29")), Some(20));
}

#[test]
fn a_date_is_typed_in_several_formats() {
    for typed in ["1990-01-15", "1990-1-15", "1990/01/15", "1990.1.15", "19900115", " １９９０－０１－１５ "] {
        assert_eq!(parse_date(typed), Some(day("1990-01-15")), "{typed}");
    }
    for wrong in ["", "1990-02-30", "90-01-15", "199001", "+12026-11-23", "15-01-1990", "1990-01-15T00:00"] {
        assert_eq!(parse_date(wrong), None, "{wrong}");
    }
}

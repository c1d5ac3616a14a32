//! Policies opened, weakened or dropped, row-level security lifted: detected by the rows that actors find, not by the
//! catalogue.

use std::{collections::BTreeMap, sync::Arc};

use store::testing::City;
use tokio::{sync::Semaphore, task::JoinSet};

use crate::permissions::{Cast, behaviour, read_matrix};

/// The number of copies that are tested at the same time.
const AT_ONCE: usize = 3;

/// One row for each mutant: the table, and the statement. A policy that says `true` cannot be opened further. The policies by
/// which the engine reads cannot be detected from rows; the catalogue and the attacks test these policies.
const GENERATOR: &str = "
    select array_agg(tab || E'\\t' || sql) from (
      select schemaname || '.' || tablename as tab,
             format('alter policy %I on %I.%I%s%s', policyname, schemaname, tablename,
               case when qual <> 'true' then ' using (true)' end, case when with_check <> 'true' then ' with check (true)' end) as sql
      from pg_policies where coalesce(qual, 'true') <> 'true' or coalesce(with_check, 'true') <> 'true'
      union all
      select schemaname || '.' || tablename, format('drop policy %I on %I.%I', policyname, schemaname, tablename)
      from pg_policies where roles && '{ehr_web,ehr_sign_in,ehr_jobs}'::name[]
      union all
      select c.oid::regclass::text, format('alter table %s %s row level security', c.oid::regclass, verb)
      from pg_class c, unnest('{disable,no force}'::text[]) verb where c.relforcerowsecurity and not c.relispartition) m";

/// Conditions left out one at a time, and sections exchanged.
const BY_HAND: &[(&str, &str, &str)] = &[
    (
        "record.measurements",
        "Measurements are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements'))
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.measurements",
        "Measurements are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements'))
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.measurements",
        "Measurements are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements'))
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.measurements",
        "Measurements are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('identity'))
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.measurements",
        "Measurements are readable in an opening of this record",
        "using (security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.measurements",
        "Measurements are added in an opening to maintain this record",
        "with check (resident_id = (select access.maintained_resident('identity')))",
    ),
    (
        "record.measurements",
        "Measurements are added in an opening to maintain this record",
        "with check (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.measurements",
        "Measurements are deposited in an opening to deposit",
        "with check (source_institution = (select access.opened_depositor()))",
    ),
    (
        "record.withdrawals",
        "Withdrawals are readable with what they withdraw",
        "using (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.withdrawals",
        "Withdrawals are added in an opening to maintain this record",
        "with check (resident_id = (select access.maintained_resident('identity')))",
    ),
    (
        "record.withdrawals",
        "Withdrawals are added in an opening to maintain this record",
        "with check (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.basics",
        "Basics are readable in an opening of this record",
        "using (section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and (select access.opened_depositor()) is null)",
    ),
    (
        "record.basics",
        "Basics are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and (select access.opened_depositor()) is null)",
    ),
    (
        "record.basics",
        "Basics are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and (select access.opened_depositor()) is null)",
    ),
    (
        "record.basics",
        "Basics are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and (select access.opened_depositor()) is null)",
    ),
    (
        "record.basics",
        "Basics are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.basics",
        "Basics are added in an opening to maintain this record",
        "with check (resident_id = (select access.opened_record())
              and section = any ((select access.opened_sections())::text[]))",
    ),
    (
        "record.verifications",
        "Verifications are readable in an opening of this record",
        "using (section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.verifications",
        "Verifications are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.verifications",
        "Verifications are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and ((select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.verifications",
        "Verifications are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0)",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[]))
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_depositor()) is null or source_institution = (select access.opened_depositor())))",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (resident_id = (select access.opened_record())
           and section = any ((select access.opened_sections())::text[])
           and security_label & (select access.reader_bit()) = 0
           and ((select access.opened_entries()) is null or id = any ((select access.opened_entries())::uuid[])))",
    ),
    (
        "record.entries",
        "Entries are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('identity')))",
    ),
    (
        "record.residents",
        "Residents are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.identifiers",
        "Identifiers are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.care_teams",
        "Care teams are readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('measurements')))",
    ),
    (
        "record.corrections",
        "Corrections are readable with their entry",
        "using (resident_id = (select access.opened_record()))",
    ),
    (
        "record.corrections",
        "Corrections are readable with their entry",
        "using (resident_id = (select access.opened_record())
           and (exists (select from record.measurements m where m.resident_id = corrections.resident_id and m.id = corrections.entry)
             or exists (select from record.entries e where e.resident_id = corrections.resident_id and e.id = corrections.entry)))",
    ),
    (
        "record.corrections",
        "Corrections are readable with their entry",
        "using (resident_id = (select access.opened_record())
           and (select access.opened_depositor()) is null
           and case section
             when 'identity' then exists (select from record.residents r where r.resident_id = corrections.resident_id)
             when 'measurements' then exists (
               select from record.measurements m where m.resident_id = corrections.resident_id and (m.id = corrections.entry
                 or m.source_institution = corrections.handler_institution and m.source_key = corrections.source_key))
             else exists (
               select from record.entries e where e.resident_id = corrections.resident_id and (e.id = corrections.entry
                 or e.source_institution = corrections.handler_institution and e.source_key = corrections.source_key)) end)",
    ),
    (
        "record.corrections",
        "Corrections are readable with their entry",
        "using (resident_id = (select access.opened_record())
           and (select access.opened_depositor()) is null
           and case section
             when 'identity' then (select access.opened_entries()) is null or entry = any ((select access.opened_entries())::uuid[])
             when 'measurements' then exists (
               select from record.measurements m where m.resident_id = corrections.resident_id and (m.id = corrections.entry
                 or m.source_institution = corrections.handler_institution and m.source_key = corrections.source_key))
             else exists (
               select from record.entries e where e.resident_id = corrections.resident_id and (e.id = corrections.entry
                 or e.source_institution = corrections.handler_institution and e.source_key = corrections.source_key)) end)",
    ),
    (
        "record.corrections",
        "Corrections are asked for in an opening to maintain this record",
        "with check (handler_institution is not null and resident_id = (select access.opened_record())
           and exists (select from record.entries e where e.resident_id = corrections.resident_id and e.id = corrections.entry))",
    ),
    (
        "record.correction_steps",
        "Steps are readable with their correction",
        "using (resident_id = (select access.opened_record()))",
    ),
    (
        "record.correction_steps",
        "Each party takes its own steps",
        "with check (resident_id = (select access.opened_record()))",
    ),
    (
        "record.evidence",
        "Evidence is readable to the parties of its correction",
        "using (resident_id = (select access.opened_record())
           and exists (select from record.corrections c where c.resident_id = evidence.resident_id and c.id = evidence.correction))",
    ),
    (
        "record.evidence",
        "Evidence is readable to the parties of its correction",
        "using (resident_id = (select access.opened_record())
           and (select access.opened_by_party()))",
    ),
    (
        "record.evidence",
        "Evidence comes with the correction that it proves",
        "with check (exists (select from record.corrections c
           where c.resident_id = evidence.resident_id and c.id = evidence.correction))",
    ),
    (
        "access.log",
        "The log of a record is readable in an opening of this record",
        "using (resident_id = (select access.opened_resident('identity')))",
    ),
];

#[tokio::test]
async fn every_weaker_policy_is_noticed_by_what_the_actors_find() {
    let cast = Cast::gather(City::fresh().await).await;
    let made: Vec<String> = cast.city.ask(GENERATOR).await;
    let generated = made.iter().filter_map(|line| line.split_once('\t')).map(|(table, sql)| (table.to_owned(), sql.to_owned()));
    let by_hand =
        BY_HAND.iter().map(|(table, policy, rest)| (table.to_string(), format!("alter policy \"{policy}\" on {table} {rest}")));
    let mutants: Vec<(String, String)> = generated.chain(by_hand).collect();
    cast.city.close().await;

    let (source, cast, slots) = (cast.city.name.clone(), Arc::new(cast), Arc::new(Semaphore::new(AT_ONCE)));
    let mut trials = JoinSet::new();
    let mut running = BTreeMap::new();
    for (table, sql) in mutants {
        let (source, cast, slots, mutant) = (source.clone(), cast.clone(), slots.clone(), sql.clone());
        let trial = trials.spawn(async move {
            let _slot = slots.acquire().await.expect("open");
            let copy = Arc::new(cast.copied(&source).await);
            copy.city.as_owner(&mutant).await;
            let mut matrix = read_matrix();
            matrix.tables.retain(|t| t.name == table);
            let here = copy.clone();
            let held = tokio::spawn(async move { behaviour::hold(&here, &matrix).await }).await;
            copy.city.drop_now().await;
            // A panic also counts as detected: an actor that should have been admitted was refused.
            held.map_or(true, |found| !found.is_empty())
        });
        running.insert(trial.id(), sql);
    }
    let (total, mut survivors) = (running.len(), Vec::new());
    while let Some(trial) = trials.join_next_with_id().await {
        if let (id, false) = trial.expect("a trial") {
            survivors.push(running[&id].clone());
        }
    }
    println!("{} of {total} mutants of policies killed by what the actors find", total - survivors.len());
    assert!(survivors.is_empty(), "nobody noticed:\n{}", survivors.join("\n"));
}

//! `docs/PERMISSIONS.md`: the matrix in readable form.

use std::{collections::BTreeMap, fmt::Write};

use super::{Actor, Grants, Matrix, Reader, Rows, RunsAs, Table};

/// The page. The same matrix always gives the same bytes.
pub fn page(matrix: &Matrix) -> String {
    let mut page = String::from(
        "# Who may do what in the database\n\n\
         Written by `ehr docs permissions` from `crates/store/permissions.toml`; do not edit. The tests of `crates/store` \
         hold a database against that file, as the roles of production, and against mutants of the schema.\n",
    );
    // Writing to a string cannot fail.
    let _ = write_roles(&mut page, matrix)
        .and_then(|()| write_actors(&mut page, matrix))
        .and_then(|()| write_tables(&mut page, matrix))
        .and_then(|()| write_functions(&mut page, matrix));
    page
}

fn write_roles(page: &mut String, matrix: &Matrix) -> std::fmt::Result {
    write!(page, "\n## Roles\n\n| role | what it is | logs in | may become |\n|---|---|---|---|\n")?;
    for role in &matrix.roles {
        let logs_in = if role.logs_in { "yes" } else { "no" };
        writeln!(page, "| `{}` | {} | {logs_in} | {} |", role.name, role.is, codes(&role.member_of))?;
    }
    write!(
        page,
        "\n## Schemas\n\n| schema | what stands there | who may reach in | who may make things there |\n|---|---|---|---|\n"
    )?;
    for schema in &matrix.schemas {
        writeln!(page, "| `{}` | {} | {} | {} |", schema.name, schema.holds, codes(&schema.usage), codes(&schema.create))?;
    }
    Ok(())
}

fn write_actors(page: &mut String, matrix: &Matrix) -> std::fmt::Result {
    write!(
        page,
        "\n## Who finds what\n\nWhat is not named is refused. *own*: rows of the open record; *open to …*: those of them \
         whose security label admits this reader; with sections: those of these sections only; *sent*: what this institution \
         sent into the open record; *entry*: the one that was asked for; *account*: rows of the reader's own account.\n\n\
         | who | how they come | sees | adds | changes | removes |\n|---|---|---|---|---|---|\n"
    )?;
    for Actor { name, how, sees, adds, changes, removes, .. } in &matrix.actors {
        let cells = [sees, adds, changes, removes].map(rows);
        writeln!(page, "| {name} | {how} | {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn write_tables(page: &mut String, matrix: &Matrix) -> std::fmt::Result {
    write!(page, "\n## Tables\n\nA role without a line may do nothing. `*`: all columns.\n")?;
    for table in &matrix.tables {
        write!(page, "\n### `{}`\n\n{}\n\n", table.name, table.holds)?;
        write!(page, "| role | select | insert | update | delete | why not more |\n|---|---|---|---|---|---|\n")?;
        for role in Table::ROLES {
            if let Some(Grants { select, insert, update, delete, why_no_more }) = table.grants(role) {
                let [select, insert, update] = [select, insert, update].map(|columns| codes(columns));
                let delete = if *delete { "yes" } else { "" };
                writeln!(page, "| `{role}` | {select} | {insert} | {update} | {delete} | {why_no_more} |")?;
            }
        }
        write!(page, "\nPolicies:\n\n")?;
        for policy in &table.policies {
            writeln!(page, "- {} ({}, {})", policy.name, policy.verb, codes(&policy.to))?;
        }
        if !table.triggers.is_empty() {
            write!(page, "\nTriggers: {}\n", codes(&table.triggers))?;
        }
    }
    Ok(())
}

fn write_functions(page: &mut String, matrix: &Matrix) -> std::fmt::Result {
    write!(page, "\n## Functions\n\n| function | what it does | callers | runs as |\n|---|---|---|---|\n")?;
    for function in &matrix.functions {
        let runs_as = match function.runs_as {
            RunsAs::Caller => "its caller",
            RunsAs::Engine => "`ehr_engine`",
            RunsAs::Owner => "`ehr_owner`",
        };
        writeln!(page, "| `{}` | {} | {} | {runs_as} |", function.name, function.does, codes(&function.callers))?;
    }
    Ok(())
}

fn codes(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn rows(cells: &BTreeMap<String, Rows>) -> String {
    cells.iter().map(|(table, rows)| format!("`{table}` {}", words(rows))).collect::<Vec<_>>().join("<br>")
}

fn words(rows: &Rows) -> String {
    let words = match rows {
        Rows::All => "all",
        Rows::Own { open_to, sections } => {
            let own = match open_to {
                None => "own",
                Some(Reader::Subject) => "open to subject",
                Some(Reader::Responsible) => "open to responsible",
                Some(Reader::Handler) => "open to handler",
                Some(Reader::Depositor) => "open to depositor",
            };
            return [own].into_iter().chain(sections.iter().map(String::as_str)).collect::<Vec<_>>().join(", ");
        }
        Rows::Sent => "sent",
        Rows::List => "list",
        Rows::Entry => "entry",
        Rows::AboutEntry => "about entry",
        Rows::Account => "account",
        Rows::Nothing => "nothing",
    };
    words.to_owned()
}

//! The migrations are part of the binary: a new file among them must rebuild it.

use std::{env, fmt::Write, fs, path::Path};

/// Lists the files of `migrations/code` in the order of their names, for `ops::migrate`.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
    let mut names: Vec<String> = fs::read_dir("../../migrations/code")
        .expect("migrations/code is there")
        .map(|file| file.expect("readable").file_name().into_string().expect("file names are UTF-8"))
        .collect();
    names.sort();
    let list = names.iter().fold(String::new(), |mut list, name| {
        let path = format!(r#"concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/code/{name}")"#);
        writeln!(list, r#"("{name}", include_str!({path})),"#).expect("writing to a string");
        list
    });
    let file = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("code.rs");
    fs::write(file, format!("&[{list}]")).expect("the output folder is writable");
}

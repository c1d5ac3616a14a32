//! The binary `ehr`: configuration, router, middleware, endpoints that are not pages, background jobs, and the command line.
//!
//! No page markup here (`app`), no SQL (`store`).

pub mod assets;
pub mod ceremonies;
pub mod commands;
pub mod config;
pub mod demo;
pub mod failure;
pub mod health;
pub mod jobs;
pub mod mailer;
pub mod middleware;
pub mod passkeys;
pub mod program_log;
pub mod router;
pub mod serve;
pub mod shared;

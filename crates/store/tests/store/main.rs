//! The database ring: what Postgres decides, tested in Postgres and as the roles of production.
//!
//! One binary for one link; a file a subject. Every "cannot" stands beside its "can".

mod opening;
mod permissions;

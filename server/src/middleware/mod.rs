//! The layers around every request, one file each. `router` defines their order.

pub mod body_limit;
pub mod client_address;
pub mod content_security;
pub mod cross_site;
pub mod headers;
pub mod log_lines;
pub mod no_store;
pub mod request_id;
pub mod sessions;
pub mod whole_request;

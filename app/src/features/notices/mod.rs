//! Notices (消息): what happened that concerns the reader, and the e-mail that says so.

mod labels;
mod mail;
mod page;

pub use mail::{ACCESS as MAIL_ACCESS, page as mail_page, send as mail_send};
pub use page::{ACCESS, page, read};

//! The plans on the table: up to four documents side by side, what is sold under
//! them, and how one is edited.
//!
//! A plan is edited *by place*: an [`edit::Edit`] names a value of the document by
//! its JSON pointer and is read again with the whole document, so whatever a file
//! may say the page can edit, and what a file may not say is refused with the
//! document's own words. [`form`] lists those places in reading order.

pub mod parts;
pub mod edit;
pub mod offers;
pub mod fields;
pub mod range;
pub mod form;
pub mod selling;
pub mod real;
pub mod table;
pub mod team;
pub mod link;
pub mod results;
pub mod compared;
pub mod sheet;
pub mod bends;
pub mod payout;
pub mod spread;
pub mod otherwise;
pub mod quotas;
pub mod message;

//! Records become rows of the table's width: irregular ones are mended or set
//! aside, and those that are no rows (totals, notes, further tables) told apart.

pub mod counts;
pub mod lines;
pub mod row;
pub mod rewritten;
pub mod words;
pub mod watch;
pub mod tail;
pub mod mend;
pub mod readback;
pub mod damage;
pub mod collect;

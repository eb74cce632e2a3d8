//! Records become rows of the table's width: irregular ones are mended or set
//! aside, and those that are no rows (totals, notes, further tables) told apart.

pub mod lines;
pub mod words;
pub mod watch;
pub mod tail;
pub mod mend;
pub mod collect;
pub mod rewritten;
pub mod damage;

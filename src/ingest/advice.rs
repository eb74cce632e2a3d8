//! What a caller knows about a file that its bytes do not say.

use crate::ingest::columns::expected::Kinds;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;

/// Is asked while a file is read, so that it need not be read again for the
/// answers. `()` knows nothing.
pub trait Advisor {
    /// How a file whose columns have these names is to be read; asked before the
    /// first row. `None` leaves it to the hints that the reader began with.
    fn hints(&mut self, names: &[String]) -> Option<Hints>;

    /// The types that columns with these names need, where those are numbers or
    /// dates; asked behind the last row, when all that cells say is known.
    fn kinds(&mut self, columns: &[(&str, ColumnKind)]) -> Kinds;
}

impl Advisor for () {
    fn hints(&mut self, _: &[String]) -> Option<Hints> {
        None
    }

    fn kinds(&mut self, _: &[(&str, ColumnKind)]) -> Kinds {
        Kinds::new()
    }
}

//! The filled tables as formulas see them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sales::schema::Dataset;
use crate::table::column::Column;
use crate::table::dictionary::Dictionary;

/// All tables that have been imported.
#[derive(Debug, Default)]
pub struct Star {
    tables: BTreeMap<Dataset, StarTable>,
}

/// One dataset: the rows of all its files, field by field.
///
/// Every column has the same length. `Money` and `Number` fields are
/// [`Column::Number`], `Percent` fields are numbers scaled to fractions, `Date`
/// fields are [`Column::Date`], `Key` and `Text` fields may be of any kind, and
/// `Category`, `Status` and `Flag` fields are [`Column::Text`]. A status column
/// holds `won`, `lost` or `open`; a flag holds `yes` or `no`.
#[derive(Debug, Default)]
pub struct StarTable {
    pub rows: usize,
    pub fields: BTreeMap<String, Column>,
    pub dimensions: BTreeMap<String, Dimension>,
}

/// The member of a conformed dimension that each row belongs to.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Code 0 is "no member".
    pub codes: Arc<Vec<u32>>,
    pub members: Arc<Dictionary>,
    /// Where it comes from, such as `deals.owner → people.region`.
    pub via: String,
}

impl Star {
    /// The star of these tables.
    pub fn new(tables: BTreeMap<Dataset, StarTable>) -> Star {
        Star { tables }
    }

    /// The table of one dataset, if any file filled it.
    pub fn table(&self, dataset: Dataset) -> Option<&StarTable> {
        self.tables.get(&dataset)
    }

    /// The filled tables in schema order.
    pub fn tables(&self) -> impl Iterator<Item = (Dataset, &StarTable)> {
        self.tables.iter().map(|(&dataset, table)| (dataset, table))
    }
}

impl StarTable {
    /// A field's column.
    pub fn field(&self, id: &str) -> Option<&Column> {
        self.fields.get(id)
    }

    /// A conformed dimension of this dataset, its own or reached by a join.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.get(id)
    }
}

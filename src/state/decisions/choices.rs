//! What the user decides about files: how they are read, what their columns and stages mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::Dataset;
use crate::star::choices::{Choices, HeaderChoice, Merge, StageChoice, TypedRate};

/// A change to what is chosen about every file with the same header. `None` leaves it to what is detected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderChange {
    Dataset(Option<Dataset>),
    /// The rows are of this dataset, and columns by their names its fields.
    Meaning {
        dataset: Dataset,
        fields: Vec<(String, String)>,
    },
    /// Without a field the column is not used.
    Field {
        column: String,
        field: Option<String>,
    },
    /// Encoding, delimiter, quote and header; what these hints say of columns is not looked at.
    Reading(Hints),
    Kind {
        column: String,
        kind: Option<ColumnKind>,
    },
    DateOrder {
        columns: Vec<String>,
        order: Option<DateOrder>,
    },
    DecimalMark {
        columns: Vec<String>,
        mark: Option<Convention>,
    },
    /// These texts count as empty from now on.
    CountedAsEmpty {
        column: String,
        texts: Vec<String>,
    },
    /// This text is a value after all.
    CountedAsValue {
        column: String,
        text: String,
    },
    /// The stages in their order; none leaves them to what their words say.
    Stages(Vec<StageChoice>),
    /// Orders of this status are sales, or are none.
    OrderStatus {
        text: String,
        is_sale: bool,
    },
    /// Every row counts as it stands, or those of one record once.
    KeepsAll(bool),
    /// The problems with these ids need no attention.
    Ignored(Vec<String>),
    /// They do after all.
    ShownAgain(Vec<String>),
}

impl HeaderChange {
    /// Enters the change under its header; a header about which nothing is decided is left out.
    pub(in crate::state) fn enter(self, choices: &mut Choices, header: String) {
        let choice = choices.headers.entry(header.clone()).or_default();
        self.apply(choice);
        if *choice == HeaderChoice::default() {
            choices.headers.remove(&header);
        }
    }

    fn apply(self, choice: &mut HeaderChoice) {
        let hints = &mut choice.hints;
        match self {
            HeaderChange::Dataset(dataset) => choice.dataset = dataset,
            HeaderChange::Meaning { dataset, fields } => {
                choice.dataset = Some(dataset);
                choice.fields.extend(fields.into_iter().map(|(column, field)| (column, Some(field))));
            }
            HeaderChange::Field { column, field } => drop(choice.fields.insert(column, field)),
            HeaderChange::Reading(Hints { encoding, delimiter, quote, header, .. }) => {
                (hints.encoding, hints.delimiter, hints.quote, hints.header) = (encoding, delimiter, quote, header);
            }
            HeaderChange::Kind { column, kind } => set(&mut hints.kinds, [column], kind),
            HeaderChange::DateOrder { columns, order } => set(&mut hints.date_orders, columns, order),
            HeaderChange::DecimalMark { columns, mark } => set(&mut hints.decimal_marks, columns, mark),
            HeaderChange::CountedAsEmpty { column, texts } => hints.blanks.entry(column).or_default().extend(texts),
            HeaderChange::CountedAsValue { column, text } => {
                let is_none_left = hints.blanks.get_mut(&column).is_some_and(|texts| texts.remove(&text) && texts.is_empty());
                if is_none_left {
                    hints.blanks.remove(&column);
                }
            }
            HeaderChange::Stages(stages) => choice.stages = stages,
            HeaderChange::OrderStatus { text, is_sale } => drop(choice.sales.insert(text, is_sale)),
            HeaderChange::KeepsAll(keeps_all) => choice.keeps_all = keeps_all,
            HeaderChange::Ignored(problems) => choice.ignored.extend(problems),
            HeaderChange::ShownAgain(problems) => choice.ignored.retain(|problem| !problems.contains(problem)),
        }
    }
}

/// Says the same of all these columns; `None` leaves them to what is found out.
fn set<T: Copy>(all: &mut BTreeMap<String, T>, columns: impl IntoIterator<Item = String>, value: Option<T>) {
    for column in columns {
        match value {
            Some(value) => drop(all.insert(column, value)),
            None => drop(all.remove(&column)),
        }
    }
}

/// A spelling means one member: a later decision about it replaces the earlier.
pub(in crate::state) fn add_merge(choices: &mut Choices, merge: Merge) {
    choices.merges.retain(|other| (&other.dimension, &other.from) != (&merge.dimension, &merge.from));
    choices.merges.push(merge);
}

/// A rate between two currencies replaces an earlier one between them.
pub(in crate::state) fn type_rate(choices: &mut Choices, from: String, to: String, rate: Option<String>) {
    let is_between = |typed: &TypedRate| [(&typed.from, &typed.to), (&typed.to, &typed.from)].contains(&(&from, &to));
    choices.rates.retain(|typed| !is_between(typed));
    choices.rates.extend(rate.map(|rate| TypedRate { from, to, rate }));
}

/// Whether the engine has to know of the change: what is ignored changes no figure.
pub(in crate::state) fn concerns_the_engine(before: &Choices, now: &Choices) -> bool {
    let relevant = |choices: &Choices| {
        let mut choices = choices.clone();
        choices.headers.values_mut().for_each(|choice| choice.ignored = BTreeSet::new());
        choices.headers.retain(|_, choice| *choice != HeaderChoice::default());
        choices
    };
    relevant(before) != relevant(now)
}

/// Whether how the file is read was decided, rather than detected.
pub fn is_decided(hints: &Hints) -> bool {
    hints.encoding.is_some() || hints.delimiter.is_some() || hints.quote.is_some() || hints.header.is_some()
}

//! The names and words that fit what is expected.

use crate::kpi::check::names::reached;
use crate::kpi::check::node::Relation;
use crate::kpi::complete::context::{Frame, Last, Stage};
use crate::kpi::formula::ast::{AggregateOp, Endpoint, Function};
use crate::sales::schema::{Dataset, FieldType, table, tables};
use crate::sales::views::views;

/// Something that fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    pub kind: Kind,
    /// As formulas write it.
    pub text: String,
}

/// What a name or word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A dataset or view.
    Dataset,
    /// A field, of this dataset if it is one's.
    Field(Option<Dataset>),
    Kpi,
    /// Followed by a parenthesis.
    Function,
    Word,
    /// Those that have a figure each, such as `owners`.
    Members,
    Dimension,
    /// A value of a text field.
    Text,
}

/// What fits behind what stands there last.
pub fn fitting<'a>(frame: Frame, last: Last, kpis: impl Iterator<Item = &'a str>) -> Vec<Fit> {
    let fit = |kind: Kind| move |text: &str| Fit { kind, text: text.to_owned() };
    let words = |words: &[&str]| words.iter().copied().map(fit(Kind::Word)).collect::<Vec<_>>();
    let figures = || {
        let functions = [
            Function::Previous,
            Function::Larger,
            Function::Smaller,
            Function::RoundUp,
            Function::Points,
            Function::FirstOf,
            Function::Otherwise,
            Function::SquareRoot,
            Function::PValue,
        ];
        let functions =
            functions.map(Function::word).into_iter().chain([Function::Days.word(), Function::Months.word(), "share", "overall"]);
        let aggregates = AggregateOp::ALL.into_iter().filter(|op| !op.is_date()).map(AggregateOp::word);
        kpis.map(fit(Kind::Kpi)).chain(aggregates.chain(functions).map(fit(Kind::Function))).collect::<Vec<_>>()
    };
    let functions = |names: &[Function]| names.iter().map(|function| function.word()).map(fit(Kind::Function)).collect::<Vec<_>>();
    let between = [Function::Days, Function::Hours, Function::Months];
    let ends = || words(&["period.start", "period.end", "period.whole_end"]);
    match (frame.stage, last) {
        (Stage::Where, Last::Is) => words(&["empty", "not empty"]),
        (Stage::Figure | Stage::By | Stage::Dates, Last::Operand) | (_, Last::Is) => Vec::new(),
        (Stage::Figure | Stage::With, Last::Nothing) => figures(),
        (Stage::With, Last::Operand) => words(&["and", "or"]),
        (Stage::Value, Last::Operand) => words(&["of", "over"]),
        (Stage::Value, Last::Nothing) => {
            let fields = [fields(frame.relation, |_| true), functions(&between)].concat();
            // Nobody knows yet whether rows or members follow.
            if frame.relation.is_some() { fields } else { [fields, figures()].concat() }
        }
        (Stage::Source, _) => datasets(),
        (Stage::Counted, _) => [datasets(), dimensions(Kind::Members, "s")].concat(),
        (Stage::AfterSource, _) => words(&["where", "by"]),
        (Stage::AfterCounted, _) => words(&["where", "by", "with"]),
        (Stage::Members, _) => dimensions(Kind::Members, "s"),
        (Stage::AfterMembers, _) => words(&["with"]),
        (Stage::Where, Last::Operand) => words(&["and", "or", "is empty", "is not empty", "by"]),
        (Stage::Where, Last::Nothing) => {
            let asked = functions(&[&between[..], &[Function::OpenAt, Function::ActiveAt]].concat());
            let is_deals = frame.relation == Some(Relation::Table(Dataset::Deals));
            let statuses = if is_deals { words(&["won", "lost", "open"]) } else { Vec::new() };
            let overall = vec![fit(Kind::Function)("overall")];
            [statuses, fields(frame.relation, |_| true), words(&["not"]), asked, overall, ends()].concat()
        }
        (Stage::By, Last::Nothing) => fields(frame.relation, |kind| kind == FieldType::Date),
        (Stage::Dates, Last::Nothing) => {
            let dates = ["first", "last"].map(fit(Kind::Function)).to_vec();
            let aggregated = if frame.relation.is_none() { dates } else { fields(frame.relation, |kind| kind == FieldType::Date) };
            [aggregated, ends()].concat()
        }
        (Stage::Dimensions, _) => dimensions(Kind::Dimension, ""),
    }
}

/// What follows the last dot of a path.
pub fn of_path(frame: Frame, steps: &str) -> Vec<Fit> {
    if steps == "period" {
        return Endpoint::ALL.map(Endpoint::word).map(|text| Fit { kind: Kind::Word, text: text.to_owned() }).to_vec();
    }
    match frame.relation.and_then(|relation| reached(relation, steps)) {
        None => Vec::new(),
        Some(relation) => {
            let is_deals = relation == Relation::Table(Dataset::Deals);
            let statuses = if is_deals { &["won", "lost", "open"][..] } else { &[] };
            let statuses = statuses.iter().map(|text| Fit { kind: Kind::Word, text: (*text).to_owned() });
            statuses.chain(fields(Some(relation), |_| true)).collect()
        }
    }
}

fn datasets() -> Vec<Fit> {
    let names = views().iter().map(|view| view.id.as_str()).chain(tables().iter().map(|table| table.id.id()));
    names.map(|name| Fit { kind: Kind::Dataset, text: name.to_owned() }).collect()
}

/// The fields of a dataset or view, or of all datasets, each name once.
fn fields(relation: Option<Relation>, is_wanted: impl Fn(FieldType) -> bool) -> Vec<Fit> {
    let mut found: Vec<Fit> = Vec::new();
    let mut add = |of: Option<Dataset>, name: &str| {
        if found.iter().all(|fit| fit.text != name) {
            found.push(Fit { kind: Kind::Field(of), text: name.to_owned() });
        }
    };
    match relation {
        Some(Relation::View(view)) => view.names().filter(|name| view.field(name).is_some_and(&is_wanted)).for_each(|name| add(None, name)),
        Some(Relation::Table(dataset)) => {
            let fields = table(dataset).into_iter().flat_map(|table| &table.fields);
            fields.filter(|field| is_wanted(field.kind)).for_each(|field| add(Some(dataset), &field.id));
        }
        None => {
            tables().iter().flat_map(|table| &table.fields).filter(|field| is_wanted(field.kind)).for_each(|field| add(None, &field.id))
        }
    }
    found
}

fn dimensions(kind: Kind, ending: &str) -> Vec<Fit> {
    let mut found: Vec<Fit> = Vec::new();
    for dimension in tables().iter().flat_map(|table| &table.fields).filter_map(|field| field.dimension.as_deref()) {
        let text = format!("{dimension}{ending}");
        if found.iter().all(|fit| fit.text != text) {
            found.push(Fit { kind, text });
        }
    }
    found
}

//! What could stand where somebody types in a formula: the names and words that fit there.
//!
//! A formula that is being typed is wrong most of the time, so nothing is parsed: what
//! stands before the place is enough, and of what stands behind it the dataset.

use crate::kpi::check::names::{reached, relation};
use crate::kpi::check::node::Relation;
use crate::kpi::formula::ast::{AggregateOp, Endpoint, Function, Span, Word};
use crate::sales::schema::{Dataset, FieldType, table, tables};
use crate::sales::views::views;

/// A place in a formula, and what fits there.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What is typed of a name, and would be replaced.
    pub span: Span,
    pub typed: String,
    /// Whether only few things can stand here, so that they are shown before anything is typed.
    pub is_narrow: bool,
    pub fits: Vec<Fit>,
}

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
}

/// What a formula is made of, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Name(&'a str),
    /// A number, text or parameter.
    Value,
    Open,
    Close,
    Comma,
    Sign,
}

/// What is expected within a pair of parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Figure,
    /// A number of a row, before `of`, or of a member, before `over`.
    Value,
    Source,
    /// A dataset or members.
    Counted,
    AfterSource,
    AfterCounted,
    Members,
    AfterMembers,
    /// What figures of members fulfil.
    With,
    Where,
    By,
    Dates,
    Dimensions,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    stage: Stage,
    relation: Option<Relation>,
    /// After a comma dimensions follow.
    is_overall: bool,
}

/// What fits at a place (in bytes) of a formula. Nothing within texts and numbers.
pub fn place<'a>(formula: &str, caret: usize, kpis: impl Iterator<Item = &'a str>) -> Option<Place> {
    let before = formula.get(..caret)?;
    let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let start = before
        .rfind(|letter: char| !is_of_name(letter))
        .map_or(0, |at| before.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |letter| at + letter.len_utf8()));
    let word = before.get(start..)?;
    if word.starts_with(|letter: char| letter.is_ascii_digit()) || before.get(..start)?.ends_with('$') {
        return None;
    }
    let (frame, last) = frame(&pieces(formula)?, start, caret)?;
    let (steps, typed) = word.rsplit_once('.').unwrap_or(("", word));
    let span = Span { start: caret - typed.len(), end: caret };
    let fits = if word.contains('.') { of_path(frame, steps) } else { fitting(frame, last, kpis) };
    let is_narrow =
        word.contains('.') || (last == Last::Nothing && matches!(frame.stage, Stage::Source | Stage::Counted | Stage::Members | Stage::By));
    Some(Place { span, typed: typed.to_owned(), is_narrow, fits })
}

/// The pieces of a formula with their places.
fn pieces(formula: &str) -> Option<Vec<(Piece<'_>, Span)>> {
    let mut found = Vec::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let start = formula.len() - rest.len();
        let run = |is_of: fn(char) -> bool| rest.find(|letter: char| !is_of(letter)).unwrap_or(rest.len());
        let (piece, length) = match first {
            '"' => (Some(Piece::Value), rest.get(1..)?.find('"').map_or(rest.len(), |end| end + 2)),
            '(' => (Some(Piece::Open), 1),
            ')' => (Some(Piece::Close), 1),
            ',' => (Some(Piece::Comma), 1),
            '%' => (None, 1),
            letter if letter.is_whitespace() => (None, letter.len_utf8()),
            letter if letter.is_ascii_digit() => (Some(Piece::Value), run(|letter| letter.is_alphanumeric() || letter == '.')),
            '$' => (
                Some(Piece::Value),
                1 + rest.get(1..)?.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len() - 1),
            ),
            letter if letter.is_alphabetic() || letter == '_' => {
                let length = run(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.');
                (Some(Piece::Name(rest.get(..length)?)), length)
            }
            letter => (Some(Piece::Sign), letter.len_utf8()),
        };
        found.extend(piece.map(|piece| (piece, Span { start, end: start + length })));
        rest = rest.get(length..)?;
    }
    Some(found)
}

/// What stands right before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// Something that a sign or a word follows.
    Operand,
    /// `is`.
    Is,
    /// What an operand follows.
    Nothing,
}

/// What is expected at a place; `None` within a text.
fn frame(pieces: &[(Piece, Span)], start: usize, caret: usize) -> Option<(Frame, Last)> {
    let mut frames = vec![Frame { stage: Stage::Figure, relation: None, is_overall: false }];
    let (mut last, mut head) = (Last::Nothing, None);
    for (at, (piece, span)) in pieces.iter().enumerate() {
        if span.start >= start {
            break;
        }
        if *piece == Piece::Value && span.end > caret || (*piece == Piece::Value && span.end == caret && start == caret) {
            return None;
        }
        let here = frames.last_mut()?;
        match piece {
            Piece::Name(name) => {
                last = if last == Last::Is && *name == "not" { Last::Is } else { read(here, name) };
                head = Some(*name).filter(|_| last == Last::Operand);
                continue;
            }
            Piece::Value => last = Last::Operand,
            Piece::Open => {
                let around = *here;
                frames.push(opened(head, around, pieces.get(at + 1..).unwrap_or_default()));
                last = Last::Nothing;
            }
            Piece::Close => {
                if frames.len() > 1 {
                    frames.pop();
                }
                last = Last::Operand;
            }
            Piece::Comma => {
                if here.is_overall {
                    here.stage = Stage::Dimensions;
                }
                last = Last::Nothing;
            }
            Piece::Sign => last = Last::Nothing,
        }
        head = None;
    }
    frames.last().map(|frame| (*frame, last))
}

/// Goes on behind a name or word.
fn read(frame: &mut Frame, name: &str) -> Last {
    let stage = match name {
        "where" => Stage::Where,
        "by" => Stage::By,
        "of" => Stage::Source,
        "over" => Stage::Members,
        "with" => Stage::With,
        "and" | "or" | "not" => return Last::Nothing,
        "is" => return Last::Is,
        _ => {
            let word = Word { span: Span::default(), text: name.to_owned() };
            frame.stage = match (frame.stage, relation(&word)) {
                (stage @ (Stage::Source | Stage::Counted), Ok(relation)) => {
                    frame.relation = Some(relation);
                    if stage == Stage::Counted { Stage::AfterCounted } else { Stage::AfterSource }
                }
                (Stage::Counted | Stage::Members, _) => Stage::AfterMembers,
                (stage, _) => stage,
            };
            return Last::Operand;
        }
    };
    frame.stage = stage;
    Last::Nothing
}

/// What is expected behind a parenthesis that was opened, perhaps by a function.
fn opened(head: Option<&str>, around: Frame, behind: &[(Piece, Span)]) -> Frame {
    let frame = |stage: Stage, relation: Option<Relation>| Frame { stage, relation, is_overall: false };
    match head {
        Some("count") => frame(Stage::Counted, None),
        Some("share") => frame(Stage::Members, None),
        Some("overall") => Frame { is_overall: true, ..frame(Stage::Figure, None) },
        Some("days" | "hours" | "months" | "open_at" | "active_at") => frame(Stage::Dates, around.relation),
        Some(name) if AggregateOp::ALL.iter().any(|op| op.word() == name) => frame(Stage::Value, source(behind)),
        Some(_) => frame(Stage::Figure, None),
        None => frame(around.stage, around.relation),
    }
}

/// The dataset that the value of an aggregate is of.
fn source(behind: &[(Piece, Span)]) -> Option<Relation> {
    let mut depth = 0_usize;
    for (at, (piece, _)) in behind.iter().enumerate() {
        match piece {
            Piece::Open => depth += 1,
            Piece::Close => depth = depth.checked_sub(1)?,
            Piece::Name("of") if depth == 0 => {
                let Some((Piece::Name(name), span)) = behind.get(at + 1) else { return None };
                return relation(&Word { span: *span, text: (*name).to_owned() }).ok();
            }
            _ => {}
        }
    }
    None
}

fn fitting<'a>(frame: Frame, last: Last, kpis: impl Iterator<Item = &'a str>) -> Vec<Fit> {
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
fn of_path(frame: Frame, steps: &str) -> Vec<Fit> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::catalogue::catalogue;
    use crate::kpi::formula::parse::parse;

    /// What fits where `|` stands.
    fn at(marked: &str) -> Option<Place> {
        let caret = marked.find('|').expect("a mark");
        place(&marked.replace('|', ""), caret, ["win_rate", "my_kpi"].into_iter())
    }

    #[test]
    fn names_fit_where_they_can_stand() {
        // Where, what is typed there, some of what fits, and what does not.
        let cases = [
            ("|", "", "win_rate my_kpi sum count overall share", "deals amount where"),
            ("win|", "win", "win_rate", ""),
            ("win_rate / |", "", "win_rate count", "deals"),
            ("win_rate |", "", "", "win_rate sum"),
            ("sum(|", "", "amount created_at days win_rate", "deals where"),
            ("sum(am| of deals)", "am", "amount probability closed_at", "mrr score win_rate"),
            ("sum(amount |", "", "of over", "amount"),
            ("sum(amount of |", "", "deals sales stage_visits", "amount owners"),
            ("sum(amount of deals |", "", "where by", "deals"),
            ("count(|", "", "deals sales owners accounts", "amount"),
            ("count(deals where |", "", "won amount owner not days period.end", "mrr win_rate by"),
            ("count(deals where won |", "", "and or by", "amount"),
            ("count(deals where source is |", "", "empty", "and amount"),
            ("count(deals where won by c|)", "c", "closed_at created_at", "amount won"),
            ("sum(amount of sales where amount > 0 by |", "", "at first_at", "amount"),
            ("count(activities where deal.|", "", "won closed_at amount", "deal minutes"),
            ("count(deals where days(account.e| - closed_at) < 3)", "e", "ended_at industry", "amount"),
            ("sum(days(| - created_at) of deals)", "", "closed_at period.end", "amount first"),
            ("days(| - period.start)", "", "first last period.end", "closed_at"),
            ("count(leads where hours(f| - created_at) < 1)", "f", "first_contacted_at created_at period.end", "amount first"),
            ("share(|", "", "owners products", "deals"),
            ("share(owners |", "", "with", "owners"),
            ("share(owners with |", "", "win_rate sum", "amount"),
            ("mean(win_rate over |", "", "owners accounts", "deals"),
            ("overall(win_rate, |", "", "owner region", "owners win_rate"),
            ("days(period.|", "", "start end", "amount"),
            ("larger(win_rate, |", "", "win_rate count", "deals"),
        ];
        for (marked, typed, fits, unfit) in cases {
            let place = at(marked).unwrap_or_else(|| panic!("{marked}"));
            assert_eq!(place.typed, typed, "{marked}");
            let has = |text: &str| place.fits.iter().any(|fit| fit.text == text);
            assert_eq!(fits.split_whitespace().find(|text| !has(text)), None, "{marked}: {:?}", place.fits);
            assert_eq!(unfit.split_whitespace().find(|text| has(text)), None, "{marked}");
        }
    }

    #[test]
    fn within_texts_and_numbers_nothing_fits() {
        for marked in ["12|", "won_amount * 0.5|", "count(deals where source = \"we|b\")", "count(deals where source = \"|", "$gross|"] {
            assert_eq!(at(marked), None, "{marked}");
        }
        assert_eq!(at("نرخ|").map(|place| (place.span, place.typed)), Some((Span { start: 0, end: 6 }, "نرخ".to_owned())));
    }

    #[test]
    fn every_name_of_the_catalogue_fits_where_it_stands() {
        for entry in catalogue().entries() {
            let formula = &entry.formula;
            assert!(parse(formula).is_ok());
            for (piece, span) in pieces(formula).expect("pieces") {
                let Piece::Name(name) = piece else { continue };
                let name = name.rsplit('.').next().unwrap_or_default();
                let kpis = catalogue().entries().iter().map(|entry| entry.id.as_str());
                let place = place(formula, span.end, kpis).expect("a place");
                // `is not empty` is one choice of several words, and of `from..to` the second is no word of its own.
                let is_there = place.fits.iter().any(|fit| fit.text.split(' ').any(|word| word == name));
                assert!(is_there || formula.contains(".."), "{formula}: {name} in {:?}", place.fits);
            }
        }
    }
}

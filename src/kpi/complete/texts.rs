//! The values that a text of a formula can have where somebody types in it: `stage = "…"`.

use crate::kpi::check::names::reached;
use crate::kpi::check::node::Relation;
use crate::kpi::complete::context::{Piece, frame, pieces};
use crate::kpi::complete::fits::{Fit, Kind};
use crate::kpi::complete::place::Place;
use crate::kpi::formula::ast::Span;
use crate::sales::schema::{self, Dataset, Field};

/// What fits in the text that a place (in bytes) of a formula lies in, which a field is
/// compared with; `members` gives those of a dimension. Nothing elsewhere.
pub fn text_place(formula: &str, caret: usize, members: impl Fn(&str) -> Vec<String>) -> Option<Place> {
    let pieces = pieces(formula)?;
    let at = pieces.iter().position(|(piece, span)| *piece == Piece::Value && span.start < caret && caret <= span.end)?;
    let (before, span) = (pieces.get(..at)?, pieces.get(at)?.1);
    let text = formula.get(span.start..span.end.min(formula.len()))?.strip_prefix('"')?;
    let inner = Span { start: span.start + 1, end: span.start + 1 + text.strip_suffix('"').unwrap_or(text).len() };
    let typed = formula.get(inner.start..caret).filter(|_| caret <= inner.end)?.to_owned();
    let (Piece::Name(path), name) = before.iter().rev().find(|(piece, _)| *piece != Piece::Sign)? else { return None };
    if !matches!(formula.get(name.end..span.start)?.trim(), "=" | "!=") {
        return None;
    }
    let (frame, _) = frame(&pieces, span.start, span.start)?;
    let field = field(frame.relation?, path)?;
    let values = match &field.dimension {
        _ if !field.values.is_empty() => field.values.clone(),
        Some(dimension) => members(dimension),
        None => return None,
    };
    // Formulas cannot say a quotation mark.
    let values = values.into_iter().filter(|value| !value.is_empty() && !value.contains('"'));
    let fits = values.map(|text| Fit { kind: Kind::Text, text }).collect();
    Some(Place { span: inner, typed, is_narrow: true, fits })
}

/// The field that a path ends in, of a view that of the first dataset that has it.
fn field(relation: Relation, path: &str) -> Option<&'static Field> {
    let (steps, name) = path.rsplit_once('.').unwrap_or(("", path));
    let of = |dataset: Dataset, name: &str| schema::table(dataset)?.field(name);
    match reached(relation, steps)? {
        Relation::Table(dataset) => of(dataset, name),
        Relation::View(view) => view.filled_by.iter().find_map(|filler| of(filler.dataset, filler.name(name))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What fits where `|` stands, as it would be written there.
    fn at(marked: &str) -> Option<(String, Vec<String>)> {
        let caret = marked.find('|').expect("a mark");
        let members =
            |dimension: &str| ["", "a \"b\"", "one"].map(|text| format!("{text}{}", if text == "one" { dimension } else { "" })).to_vec();
        let place = text_place(&marked.replace('|', ""), caret, members)?;
        Some((place.typed, place.fits.into_iter().map(|fit| fit.text).collect()))
    }

    #[test]
    fn texts_are_those_of_the_field_before() {
        let cases = [
            ("count(deals where stage = \"|", "", "onestage"),
            ("count(deals where stage = \"on|e\" by closed_at)", "on", "onestage"),
            ("count(deals where won and source != \"w|\")", "w", "onesource"),
            ("sum(amount of sales where location = \"|\" by at)", "", "onelocation"),
            ("count(activities where deal.stage = \"|\")", "", "onestage"),
            ("count(surveys where score_kind = \"n|\" by at)", "n", "nps csat enps"),
        ];
        for (marked, typed, texts) in cases {
            assert_eq!(at(marked), Some((typed.to_owned(), texts.split(' ').map(str::to_owned).collect())), "{marked}");
        }
    }

    #[test]
    fn elsewhere_there_are_none() {
        let nowhere = [
            "count(deals where stage = |",
            "count(deals where stage = \"one\"|",
            "count(deals where name = \"|",
            "count(deals where stage \"|",
            "count(deals where (stage) = \"|",
            "count(deals where amount > 1|",
            "\"|",
        ];
        for marked in nowhere {
            assert_eq!(at(marked), None, "{marked}");
        }
    }
}

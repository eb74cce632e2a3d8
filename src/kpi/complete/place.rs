//! A place in a formula, and what fits there.

use crate::kpi::complete::context::{Last, Stage, frame, pieces};
use crate::kpi::complete::fits::{Fit, fitting, of_path};
use crate::kpi::formula::ast::Span;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::catalogue::catalogue;
    use crate::kpi::complete::context::Piece;
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

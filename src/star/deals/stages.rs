//! The stages of a deals file in the order a deal passes through them.
//!
//! The user's order goes first. Otherwise numbers tell that the stages begin
//! with (`1 - Qualification`, `25 % Proposal`), then the places of the usual
//! words in a funnel, then the order of first appearance. Won and lost come last.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::star::choices::StageChoice;
use crate::star::words::{self, Status};
use crate::table::sorting;

/// More stages than this are no list that anyone orders; those of most deals are kept.
const MOST_STAGES: usize = 100;

/// A stage that deals of a file are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    pub stage: String,
    pub deals: u64,
    pub status: Status,
    /// Whether its meaning is known or was decided; if not it counts as open.
    pub is_known: bool,
    /// The field that decided what most of its deals became, if it was another.
    pub by: Option<String>,
}

/// A stage as it is found in a file, with its deals by what became of them.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub text: &'a str,
    pub open: u64,
    pub won: u64,
    pub lost: u64,
    /// Rows that are no deals.
    pub void: u64,
    /// The field that decided most of them, if it is not this one.
    pub by: Option<&'static str>,
    /// Deals whose status nothing but this stage could have told, and it did not.
    pub undecided: u64,
}

impl Seen<'_> {
    /// The deals in this stage.
    pub fn deals(&self) -> u64 {
        self.open + self.won + self.lost + self.void
    }

    /// What the stage means if no word says so: what all of its deals became.
    fn outcome(&self) -> Status {
        match (self.open, self.won, self.lost, self.void) {
            (0, 1.., 0, _) => Status::Won,
            (0, 0, 1.., _) => Status::Lost,
            (0, 0, 0, 1..) => Status::Void,
            _ => Status::Open,
        }
    }
}

/// The stages, given in the order of their first appearance, as a deal passes through them.
pub fn in_order(mut seen: Vec<Seen>, marks: &[StageChoice]) -> Vec<Stage> {
    if seen.len() > MOST_STAGES {
        sorting::by_key(&mut seen, |seen| Reverse(seen.deals()));
        seen.truncate(MOST_STAGES);
    }
    let numbered = numbers_tell(&seen);
    let mut placed: Vec<(_, Stage)> = Vec::with_capacity(seen.len());
    for (appearance, seen) in seen.iter().enumerate() {
        let mark = marks.iter().position(|mark| mark.stage == seen.text);
        let said = mark.and_then(|at| marks.get(at)).map(|mark| mark.status).or_else(|| words::status(seen.text));
        let status = said.unwrap_or_else(|| seen.outcome());
        let number = if numbered { leading_number(seen.text) } else { None };
        // Without a number, a place or a mark a stage follows those that have one.
        let guess = (number.unwrap_or(u64::MAX), words::funnel_place(seen.text).unwrap_or(usize::MAX), appearance);
        let end = Status::ALL.iter().position(|other| *other == status);
        let place = (status != Status::Open, mark.unwrap_or(usize::MAX), end, guess);
        let is_known = said.is_some() || seen.undecided == 0;
        let by = seen.by.map(str::to_owned);
        placed.push((place, Stage { stage: seen.text.to_owned(), deals: seen.deals(), status, is_known, by }));
    }
    sorting::by_key(&mut placed, |&(place, _)| place);
    placed.into_iter().map(|(_, stage)| stage).collect()
}

/// The stages of several files in one order: those of a later file that are new
/// follow, and what is won or lost comes after all that is open, of which there are so many.
pub fn united<'a>(files: impl Iterator<Item = &'a [Stage]> + Clone) -> (Vec<String>, usize) {
    let (mut stages, mut open): (Vec<String>, usize) = (Vec::new(), 0);
    for is_open in [true, false] {
        for stage in files.clone().flatten().filter(|stage| (stage.status == Status::Open) == is_open) {
            if !stages.contains(&stage.stage) {
                stages.push(stage.stage.clone());
                open += usize::from(is_open);
            }
        }
    }
    (stages, open)
}

/// A stage that only the history knows takes its usual place among those of open deals, or
/// the last; one of a deal that has ended takes none.
pub fn join(stages: &mut Vec<String>, open: &mut usize, stage: &str) {
    let is_ended = words::status(stage).is_some_and(|status| status != Status::Open);
    if is_ended || stages.iter().any(|known| known == stage) {
        return;
    }
    let place = words::funnel_place(stage);
    let later = |known: &String| place.is_some_and(|place| words::funnel_place(known).is_some_and(|other| other > place));
    let at = stages.iter().take(*open).position(later).unwrap_or(*open);
    stages.insert(at, stage.to_owned());
    *open += 1;
}

/// Whether the stages are numbered: most of them, and not all alike.
fn numbers_tell(seen: &[Seen]) -> bool {
    let numbers: Vec<u64> = seen.iter().filter_map(|seen| leading_number(seen.text)).collect();
    numbers.len() * 2 > seen.len() && numbers.iter().any(|number| Some(number) != numbers.first())
}

/// The number that a stage begins with, perhaps after a word for stage or a
/// bracket: `03 Proposal`, `(2) Demo`, `S4 - Close`, `Phase 1`, `第2阶段`.
fn leading_number(text: &str) -> Option<u64> {
    const LONGEST_LEAD: usize = 6;
    let lead = text.chars().take_while(|character| !character.is_ascii_digit()).count();
    let digits: String = text.chars().skip(lead).take_while(char::is_ascii_digit).collect();
    if lead > LONGEST_LEAD { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stages of a line `Text`, `Text+` (its deals were won) or `Text?` (nobody knows), in their order.
    fn ordered(line: &str, marks: &[(&str, Status)]) -> String {
        let seen = line.split(" | ").map(|cell| {
            let text = cell.trim_end_matches(['+', '?']);
            let (won, undecided) = (u64::from(cell.ends_with('+')), u64::from(cell.ends_with('?')));
            Seen { text, open: 1 - won, won, lost: 0, void: 0, by: None, undecided }
        });
        let marks: Vec<StageChoice> = marks.iter().map(|&(stage, status)| StageChoice { stage: stage.to_owned(), status }).collect();
        let stages = in_order(seen.collect(), &marks);
        let known = |stage: &Stage| if stage.is_known { "" } else { "?" };
        let text = |stage: &Stage| format!("{}:{}{}", stage.stage, stage.status.id(), known(stage));
        stages.iter().map(text).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_sensible_order_is_guessed() {
        let cases = [
            (
                "Closed Lost | Negotiation | Closed Won | Prospecting",
                "Prospecting:open | Negotiation:open | Closed Won:won | Closed Lost:lost",
            ),
            ("3. Won | 1. Zulu? | 2. Alpha?", "1. Zulu:open? | 2. Alpha:open? | 3. Won:won"),
            ("S10 Zeta | S2 Eta | Lost", "S2 Eta:open | S10 Zeta:open | Lost:lost"),
            ("Tango? | Sierra?", "Tango:open? | Sierra:open?"),
            ("Tango? | Proposal | Qualification", "Qualification:open | Proposal:open | Tango:open?"),
            ("谈判审核 | 赢单 | 验证客户 | 方案/报价", "验证客户:open | 方案/报价:open | 谈判审核:open | 赢单:won"),
            ("Cerrada+ | Propuesta", "Propuesta:open | Cerrada:won"),
        ];
        for (line, expected) in cases {
            assert_eq!(ordered(line, &[]), expected, "{line}");
        }
    }

    #[test]
    fn what_the_user_said_goes_first() {
        let marks = [("Demo", Status::Open), ("Alpha", Status::Open), ("Gone", Status::Lost), ("Done", Status::Won)];
        assert_eq!(ordered("Alpha? | Lead | Done? | Demo | Gone?", &marks), "Demo:open | Alpha:open | Lead:open | Gone:lost | Done:won");
    }

    #[test]
    fn files_are_put_in_one_order() {
        let stage = |stage: &str, status| Stage { stage: stage.to_owned(), deals: 1, status, is_known: true, by: None };
        let one = [stage("Demo", Status::Open), stage("Won", Status::Won)];
        let two = [stage("Lead", Status::Open), stage("Demo", Status::Open), stage("Lost", Status::Lost)];
        let (mut order, mut open) = united([&one[..], &[], &two].into_iter());
        assert_eq!((order.join(" "), open), ("Demo Lead Won Lost".to_owned(), 2));
        for stage in ["Closed Won", "Negotiation", "Demo", "Zulu", "Prospecting"] {
            join(&mut order, &mut open, stage);
        }
        assert_eq!((order.join(" "), open), ("Prospecting Demo Lead Negotiation Zulu Won Lost".to_owned(), 5));
    }

    #[test]
    fn a_long_list_is_cut() {
        let many: Vec<String> = (0..300).map(|number| format!("Stage {number}")).collect();
        assert_eq!(ordered(&many.join(" | "), &[]).split(" | ").count(), MOST_STAGES);
    }
}

//! What is expected where somebody types in a formula: read off what stands before it and,
//! of what stands behind, the dataset.

use crate::kpi::check::names::relation;
use crate::kpi::check::node::Relation;
use crate::kpi::formula::ast::{AggregateOp, Span, Word};

/// What a formula is made of, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'a> {
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
pub enum Stage {
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

/// A pair of parentheses that is open, or the whole formula.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub stage: Stage,
    pub relation: Option<Relation>,
    /// After a comma dimensions follow.
    is_overall: bool,
}

/// The pieces of a formula with their places.
pub fn pieces(formula: &str) -> Option<Vec<(Piece<'_>, Span)>> {
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
pub enum Last {
    /// Something that a sign or a word follows.
    Operand,
    /// `is`.
    Is,
    /// What an operand follows.
    Nothing,
}

/// What is expected at a place; `None` within a text.
pub fn frame(pieces: &[(Piece, Span)], start: usize, caret: usize) -> Option<(Frame, Last)> {
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

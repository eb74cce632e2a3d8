//! Which stages each deal has reached: a table that no file has.
//!
//! A deal has reached the stages that its history names and all before the furthest of
//! them; without a history, those up to the one it stands in; when it was won, all. Of a
//! lost deal that only says that it is lost nobody knows how far it came: without any
//! history such deals leave nothing to be told of stages, with one only they are left out.

use std::sync::Arc;

use crate::sales::schema::Dataset;
use crate::star::joins::link::link;
use crate::star::tables::{Dimension, Star, StarTable};
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// What visits always have; `deal` too where deals have an id, and the dimensions of these.
pub const FIELDS: [&str; 5] = ["stage", "created_at", "entered_at", "exited_at", "moved_on"];

/// How far the deals came.
struct Reached<'a> {
    deals: &'a StarTable,
    open: &'a [String],
    /// Of each deal the place of the furthest stage, that after the last one of won deals;
    /// `None` where it is not known.
    furthest: Vec<Option<u8>>,
    /// For each deal and stage the day it was entered.
    entered: Vec<i32>,
}

/// Whether anything can be told of stages.
pub fn are_known(star: &Star) -> bool {
    let Some(deals) = star.table(Dataset::Deals).filter(|deals| deals.rows > 0 && !star.open_stages().is_empty()) else { return false };
    match (deals.field("status"), star.table(Dataset::StageHistory)) {
        (Some(Column::Text { .. }), Some(_)) => true,
        (Some(Column::Text { dictionary, codes }), None) => {
            let (lost, stages) = (dictionary.code(Status::Lost.id()), places(deals, star.open_stages()));
            codes.iter().zip(stages).all(|(code, stage)| Some(*code) != lost || stage.is_some())
        }
        _ => false,
    }
}

/// The visits of all deals, in their order.
pub fn visits(star: &Star) -> StarTable {
    let Some(deals) = star.table(Dataset::Deals) else { return StarTable::default() };
    let mut reached = Reached::of(deals, star.open_stages());
    if let Some(history) = star.table(Dataset::StageHistory) {
        reached.learn(history);
    }
    reached.table()
}

impl<'a> Reached<'a> {
    fn of(deals: &'a StarTable, open: &'a [String]) -> Reached<'a> {
        let mut furthest = places(deals, open);
        if let Some(Column::Text { dictionary, codes }) = deals.field("status") {
            let won = dictionary.code(Status::Won.id());
            let ended = furthest.iter_mut().zip(codes).filter(|(_, code)| Some(**code) == won);
            ended.for_each(|(furthest, _)| *furthest = u8::try_from(open.len()).ok());
        }
        let mut entered = vec![EMPTY_DAY; deals.rows * open.len()];
        for (row, day) in days(deals, "created_at").iter().enumerate() {
            entered.get_mut(row * open.len()).into_iter().for_each(|first| *first = *day);
        }
        Reached { deals, open, furthest, entered }
    }

    /// Adds what a history tells.
    fn learn(&mut self, history: &StarTable) {
        let Some((deal, found)) = history.field("deal").and_then(|deal| Some((deal, link(deal, &self.deals.fields)?))) else { return };
        let rows: Vec<u32> = (1..).take(self.deals.rows).collect();
        let (stages, when) = (places(history, self.open), days(history, "entered_at"));
        for (at, (row, stage)) in found.gather(deal, &rows).into_iter().zip(stages).enumerate() {
            let (Some(row), Some(stage)) = ((row as usize).checked_sub(1), stage) else { continue };
            self.furthest.get_mut(row).into_iter().for_each(|furthest| *furthest = (*furthest).max(Some(stage)));
            let day = when.get(at).copied().filter(|day| *day != EMPTY_DAY);
            if let (Some(known), Some(day)) = (self.entered.get_mut(row * self.open.len() + usize::from(stage)), day) {
                // The history knows better than the day on which the deal was written down.
                *known = if *known == EMPTY_DAY || stage == 0 { day } else { day.min(*known) };
            }
        }
    }

    fn table(self) -> StarTable {
        let Reached { deals, open, furthest, entered } = self;
        let (created, closed) = (days(deals, "created_at"), days(deals, "closed_at"));
        let (mut of, mut stages, mut moved, mut starts, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let at = |days: &[i32], row: usize| days.get(row).copied().unwrap_or(EMPTY_DAY);
        let is_open = match deals.field("status") {
            Some(Column::Text { dictionary, codes }) => {
                let code = dictionary.code(Status::Open.id());
                codes.iter().map(|own| Some(*own) == code).collect()
            }
            _ => vec![true; deals.rows],
        };
        for (row, furthest) in furthest.into_iter().enumerate() {
            let Some(furthest) = furthest.map(usize::from) else { continue };
            let end = if is_open.get(row) == Some(&false) { at(closed, row) } else { EMPTY_DAY };
            for stage in 0..open.len().min(furthest + 1) {
                let first = row * open.len();
                of.push(row as u32);
                stages.push(stage as u32 + 1);
                moved.push(if stage < furthest { 1 } else { 2 });
                starts.push(at(&entered, first + stage));
                // When a stage was left is known where the next is, or where none came.
                ends.push(if stage < furthest && stage + 1 < open.len() { at(&entered, first + stage + 1) } else { end });
            }
        }
        let dates = |days: Vec<i32>| Arc::new(Column::Date { days, seconds: None });
        let texts = |texts: &[String], codes| {
            let mut dictionary = Dictionary::default();
            texts.iter().for_each(|text| _ = dictionary.code_or_insert(text));
            Arc::new(Column::Text { dictionary, codes })
        };
        let mut table = StarTable { rows: of.len(), read: of.len(), ..StarTable::default() };
        let stage = texts(open, stages);
        let gathered = |codes: &[u32]| of.iter().map(|row| codes.get(*row as usize).copied().unwrap_or(EMPTY_CODE)).collect::<Vec<u32>>();
        for (id, dimension) in deals.dimensions.iter().filter(|(id, _)| *id != "stage") {
            table.dimensions.insert(id.clone(), dimension.for_rows(gathered(dimension.codes()), dimension.via.clone()));
        }
        table.dimensions.extend(Dimension::of_field(stage.clone(), String::new()).map(|dimension| ("stage".to_owned(), dimension)));
        let created = dates(of.iter().map(|row| at(created, *row as usize)).collect());
        let moved_on = texts(&["yes".to_owned(), "no".to_owned()], moved);
        let columns = [stage, created, dates(starts), dates(ends), moved_on];
        let deal = deals.field("id").map(|id| ("deal", Arc::new(id.picked(&of))));
        table.fields = FIELDS.into_iter().zip(columns).chain(deal).map(|(id, column)| (id.to_owned(), column)).collect();
        table
    }
}

/// Of each row the place of its stage among those of open deals.
fn places(table: &StarTable, open: &[String]) -> Vec<Option<u8>> {
    let (codes, dictionary) = match (table.dimension("stage"), table.field("stage")) {
        (Some(dimension), _) => (dimension.codes(), dimension.members()),
        (None, Some(Column::Text { dictionary, codes })) => (codes.as_slice(), dictionary),
        _ => return vec![None; table.rows],
    };
    let place = |text: &str| open.iter().position(|stage| stage == text).and_then(|place| u8::try_from(place).ok());
    let by_code: Vec<Option<u8>> = dictionary.texts().map(place).collect();
    codes.iter().map(|code| by_code.get(*code as usize).copied().flatten()).collect()
}

fn days<'a>(table: &'a StarTable, field: &str) -> &'a [i32] {
    match table.field(field) {
        Some(Column::Date { days, .. }) => days,
        _ => &[],
    }
}

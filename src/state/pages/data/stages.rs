//! The stages of a file of deals: their order and what they mean, asked once.

use crate::star::choices::StageChoice;
use crate::star::deals::stages::Stage;
use crate::star::words::Status;

/// Whether the stages are asked for: while the meaning of some is not known.
pub fn are_asked(stages: &[Stage]) -> bool {
    stages.iter().any(|stage| !stage.is_known)
}

/// Stages being put in order and told apart; nothing is decided yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageDraft {
    pub choices: Vec<StageChoice>,
}

impl StageDraft {
    /// The stages as they stand.
    pub fn of(stages: &[Stage]) -> StageDraft {
        let choice = |stage: &Stage| StageChoice { stage: stage.stage.clone(), status: stage.status };
        StageDraft { choices: stages.iter().map(choice).collect() }
    }

    /// Where a stage stands, from 0.
    pub fn place_of(&self, stage: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.stage == stage)
    }

    /// What a stage means.
    pub fn status_of(&self, stage: &str) -> Option<Status> {
        self.choices.iter().find(|choice| choice.stage == stage).map(|choice| choice.status)
    }

    /// Says what a stage means.
    pub fn mark(&mut self, stage: &str, status: Status) {
        self.choices.iter_mut().filter(|choice| choice.stage == stage).for_each(|choice| choice.status = status);
    }

    /// Moves a stage one place up or down, if there is room; the answer is its place, from 0.
    pub fn move_stage(&mut self, stage: &str, up: bool) -> Option<usize> {
        let place = self.place_of(stage)?;
        let next = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < self.choices.len()) };
        if let Some(next) = next {
            self.choices.swap(place, next);
        }
        Some(next.unwrap_or(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(names: &[&str]) -> Vec<Stage> {
        let stage = |name: &&str| Stage { stage: (*name).to_owned(), deals: 1, status: Status::Open, is_known: true, by: None };
        names.iter().map(stage).collect()
    }

    #[test]
    fn stages_move_one_place_at_a_time() {
        for (moves, expected) in [
            (&[("b", true)][..], "bac"),
            (&[("b", false)], "acb"),
            (&[("a", true)], "abc"),
            (&[("c", false)], "abc"),
            (&[("c", true), ("c", true), ("c", true)], "cab"),
            (&[("x", true)], "abc"),
        ] {
            let mut draft = StageDraft::of(&stages(&["a", "b", "c"]));
            let places: Vec<_> = moves.iter().map(|(name, up)| draft.move_stage(name, *up)).collect();
            let order: String = draft.choices.iter().map(|choice| choice.stage.as_str()).collect();
            assert_eq!(order, expected, "{moves:?}");
            let last = moves.last().and_then(|(name, _)| draft.place_of(name));
            assert_eq!(places.last().copied().flatten(), last, "{moves:?}");
        }
    }

    #[test]
    fn a_mark_is_that_of_its_stage() {
        let mut draft = StageDraft::of(&stages(&["a", "b"]));
        draft.mark("b", Status::Won);
        assert_eq!([draft.status_of("a"), draft.status_of("b"), draft.status_of("c")], [Some(Status::Open), Some(Status::Won), None]);
    }

    #[test]
    fn stages_are_asked_for_until_all_are_known() {
        let mut some = stages(&["a", "b"]);
        assert!(!are_asked(&some) && !are_asked(&[]));
        some[1].is_known = false;
        assert!(are_asked(&some));
    }
}

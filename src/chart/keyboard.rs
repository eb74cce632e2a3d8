//! What the keys of the keyboard do to a chart.

use crate::chart::data::Direction;
use crate::chart::scene::{Datum, Scene};
use crate::kpi::ask::PartKey;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyStep {
    /// Nothing is pointed at any more.
    Leave,
    /// The datum that is pointed at is pressed.
    Press,
    /// Another datum is pointed at.
    Focus(PartKey),
}

/// What a key (`KeyboardEvent.key`) asks for while a datum is pointed at, or
/// none; `None` where the key means nothing to a chart.
pub fn step(scene: &Scene, focus: Option<&PartKey>, key: &str) -> Option<KeyStep> {
    match key {
        "Escape" => Some(KeyStep::Leave),
        "Enter" | " " => Some(KeyStep::Press),
        key => moved(scene, focus, key).map(|datum| KeyStep::Focus(datum.key.clone())),
    }
}

/// Left and right follow what is seen, so in a right-to-left chart the left
/// arrow goes forward.
fn moved<'a>(scene: &'a Scene, focus: Option<&PartKey>, key: &str) -> Option<&'a Datum> {
    let leftward_is_forward = scene.direction == Direction::RightToLeft;
    let forward = match key {
        "Home" => return scene.data.first(),
        "End" => return scene.data.last(),
        "ArrowDown" => true,
        "ArrowUp" => false,
        "ArrowRight" => !leftward_is_forward,
        "ArrowLeft" => leftward_is_forward,
        _ => return None,
    };
    let index = focus.and_then(|key| scene.data.iter().position(|datum| datum.key == *key));
    match index {
        None if forward => scene.data.first(),
        None => scene.data.last(),
        Some(index) if forward => scene.data.get(index + 1).or(scene.data.last()),
        Some(index) => scene.data.get(index.saturating_sub(1)),
    }
}

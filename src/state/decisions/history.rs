//! Undo and redo, by keeping earlier states: decisions are small.

/// A gesture of the user, such as dragging a slider or typing into a field: however
/// many changes it makes, they are one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gesture(pub u32);

/// Earlier and undone states of `T`; the present one lives with its owner.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// That of the last change; `None` once something else has happened.
    gesture: Option<Gesture>,
}

const LONGEST: usize = 100;

impl<T> Default for History<T> {
    fn default() -> History<T> {
        History { past: Vec::new(), future: Vec::new(), gesture: None }
    }
}

impl<T: PartialEq> History<T> {
    /// Remembers what was there before a change to `now`. What was undone is gone.
    /// A further change of the same gesture is no step of its own.
    pub fn changed(&mut self, before: T, now: &T, gesture: Option<Gesture>) {
        self.future.clear();
        if gesture.is_none() || gesture != self.gesture {
            self.past.push(before);
        } else if self.past.last() == Some(now) {
            // The slider is back where it was.
            self.past.pop();
            self.gesture = None;
            return;
        }
        self.gesture = gesture;
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
    }

    /// Puts the state before the last change into `present`; false when there is none.
    pub fn undo(&mut self, present: &mut T) -> bool {
        self.gesture = None;
        step(&mut self.past, &mut self.future, present)
    }

    /// Puts the state undone last into `present`; false when there is none.
    pub fn redo(&mut self, present: &mut T) -> bool {
        self.gesture = None;
        step(&mut self.future, &mut self.past, present)
    }

    /// Changes all earlier and undone states in the same way: what undo is not to bring
    /// back. A step that leads nowhere any more is none.
    pub fn settle(&mut self, present: &T, change: impl Fn(&mut T)) {
        for states in [&mut self.past, &mut self.future] {
            states.iter_mut().for_each(&change);
            states.dedup();
            states.pop_if(|last| last == present);
        }
        self.gesture = None;
    }

    /// How many steps undo can go back.
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step<T>(from: &mut Vec<T>, to: &mut Vec<T>, present: &mut T) -> bool {
    let Some(state) = from.pop() else {
        return false;
    };
    to.push(std::mem::replace(present, state));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_and_forth_until_something_new_happens() {
        let mut history = History::default();
        let mut present = 0;
        for next in 1..=3 {
            history.changed(std::mem::replace(&mut present, next), &next, None);
        }
        assert!(history.undo(&mut present) && history.undo(&mut present));
        assert_eq!(present, 1);
        assert!(history.redo(&mut present));
        assert_eq!(present, 2);
        history.changed(std::mem::replace(&mut present, 9), &9, None);
        assert!(!history.redo(&mut present) && !history.can_redo());
        assert!(history.undo(&mut present));
        assert_eq!(present, 2);
    }

    #[test]
    fn a_gesture_is_one_step() {
        const DRAG: Option<Gesture> = Some(Gesture(1));
        const AGAIN: Option<Gesture> = Some(Gesture(2));
        // What is done from 0 on, each with its gesture, and what undo then goes back through.
        type Changes = &'static [(i32, Option<Gesture>)];
        let cases: [(Changes, &[i32]); 6] = [
            (&[(1, DRAG), (2, DRAG), (3, DRAG)], &[0]),
            (&[(1, DRAG), (2, DRAG), (3, AGAIN), (4, AGAIN)], &[2, 0]),
            (&[(1, DRAG), (2, None), (3, DRAG)], &[2, 1, 0]),
            (&[(1, None), (2, None)], &[1, 0]),
            (&[(5, None), (6, DRAG), (5, DRAG)], &[0]),
            (&[(5, None), (6, DRAG), (5, DRAG), (7, DRAG)], &[5, 0]),
        ];
        for (changes, expected) in cases {
            let mut history = History::default();
            let mut present = 0;
            for (next, gesture) in changes {
                history.changed(std::mem::replace(&mut present, *next), next, *gesture);
            }
            let mut undone = Vec::new();
            while history.undo(&mut present) {
                undone.push(present);
            }
            assert_eq!(undone, expected, "{changes:?}");
        }
    }

    #[test]
    fn what_is_undone_within_a_gesture_is_a_step() {
        let mut history = History::default();
        let mut present = 0;
        history.changed(std::mem::replace(&mut present, 1), &1, Some(Gesture(1)));
        history.undo(&mut present);
        history.changed(std::mem::replace(&mut present, 2), &2, Some(Gesture(1)));
        assert!(history.undo(&mut present) && present == 0 && !history.can_undo());
    }

    #[test]
    fn what_is_settled_is_not_undone() {
        let mut history = History::default();
        let mut present = (0, 'a');
        for next in [(1, 'a'), (1, 'b'), (2, 'b'), (2, 'c')] {
            history.changed(std::mem::replace(&mut present, next), &next, None);
        }
        history.undo(&mut present);
        assert_eq!(present, (2, 'b'));
        present.0 = 9;
        history.settle(&present, |state| state.0 = 9);
        assert!(history.undo(&mut present) && present == (9, 'a') && !history.can_undo());
        assert!(history.redo(&mut present) && history.redo(&mut present) && present == (9, 'c') && !history.can_redo());
    }

    #[test]
    fn forgets_the_oldest() {
        let mut history = History::default();
        for before in 0..=LONGEST {
            history.changed(before, &(before + 1), None);
        }
        let mut present = usize::MAX;
        while history.undo(&mut present) {}
        assert_eq!(present, 1);
    }
}

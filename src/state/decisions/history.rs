//! Undo and redo, by keeping earlier states: decisions are small.

/// Earlier and undone states of `T`; the present one lives with its owner.
#[derive(Clone, Debug, PartialEq)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
}

const LONGEST: usize = 100;

impl<T> Default for History<T> {
    fn default() -> History<T> {
        History { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> History<T> {
    /// Remembers what was there before a change. What was undone is gone.
    pub fn changed(&mut self, before: T) {
        self.future.clear();
        self.past.push(before);
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
    }

    /// Puts the state before the last change into `present`; false when there is none.
    pub fn undo(&mut self, present: &mut T) -> bool {
        step(&mut self.past, &mut self.future, present)
    }

    /// Puts the state undone last into `present`; false when there is none.
    pub fn redo(&mut self, present: &mut T) -> bool {
        step(&mut self.future, &mut self.past, present)
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
            history.changed(std::mem::replace(&mut present, next));
        }
        assert!(history.undo(&mut present) && history.undo(&mut present));
        assert_eq!(present, 1);
        assert!(history.redo(&mut present));
        assert_eq!(present, 2);
        history.changed(std::mem::replace(&mut present, 9));
        assert!(!history.redo(&mut present) && !history.can_redo());
        assert!(history.undo(&mut present));
        assert_eq!(present, 2);
    }

    #[test]
    fn forgets_the_oldest() {
        let mut history = History::default();
        for before in 0..=LONGEST {
            history.changed(before);
        }
        let mut present = usize::MAX;
        while history.undo(&mut present) {}
        assert_eq!(present, 1);
    }
}

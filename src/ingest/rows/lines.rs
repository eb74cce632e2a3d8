//! On which line each row begins.

/// Row numbers to line numbers. Most rows begin one line after the row before,
/// so only the others are stored.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Rows that do not follow the row before, with their line.
    jumps: Vec<(u64, u64)>,
}

impl Lines {
    /// Notes that a row begins on a line; rows come in order.
    #[inline]
    pub fn note(&mut self, row: u64, line: u64) {
        match self.jumps.last() {
            Some(&(known, at)) if at + (row - known) == line => {}
            _ => self.jumps.push((row, line)),
        }
    }

    /// About how many bytes it takes.
    pub fn memory(&self) -> u64 {
        self.jumps.len() as u64 * 16
    }

    /// The line on which a row begins, from 1.
    pub fn of(&self, row: u64) -> u64 {
        let after = self.jumps.partition_point(|&(known, _)| known <= row);
        match after.checked_sub(1).and_then(|at| self.jumps.get(at)) {
            Some(&(known, line)) => line + (row - known),
            None => row + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_only_what_is_not_plain() {
        let mut lines = Lines::default();
        [2, 3, 4, 9, 10].into_iter().zip(0..).for_each(|(line, row)| lines.note(row, line));
        assert_eq!((0..5).map(|row| lines.of(row)).collect::<Vec<_>>(), [2, 3, 4, 9, 10]);
        assert_eq!(lines.jumps.len(), 2);
    }
}

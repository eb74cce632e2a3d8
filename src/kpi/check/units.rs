//! Dimensional analysis: the unit of a result from the units of its parts.

use crate::kpi::formula::error::ValueType;
use crate::sales::quantity::Unit;
use crate::sales::schema::FieldType;

/// The powers of money and time in a figure; if there are none, its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Units {
    money: i8,
    days: i8,
    hours: i8,
    months: i8,
    kind: Dimensionless,
}

/// What a figure without money and time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimensionless {
    /// A number in the formula's text: it goes with anything.
    Literal,
    Number,
    Count,
    Ratio,
}

impl Units {
    pub const LITERAL: Units = Units::plain(Dimensionless::Literal);
    pub const NUMBER: Units = Units::plain(Dimensionless::Number);
    pub const COUNT: Units = Units::plain(Dimensionless::Count);
    pub const RATIO: Units = Units::plain(Dimensionless::Ratio);
    pub const MONEY: Units = Units { money: 1, ..Units::NUMBER };
    pub const DAYS: Units = Units { days: 1, ..Units::NUMBER };
    pub const HOURS: Units = Units { hours: 1, ..Units::NUMBER };
    pub const MONTHS: Units = Units { months: 1, ..Units::NUMBER };

    const fn plain(kind: Dimensionless) -> Units {
        Units { money: 0, days: 0, hours: 0, months: 0, kind }
    }

    /// The units of a field, if its values are numbers.
    pub fn of_field(kind: FieldType) -> Option<Units> {
        match kind {
            FieldType::Money => Some(Units::MONEY),
            FieldType::Number => Some(Units::NUMBER),
            FieldType::Percent => Some(Units::RATIO),
            FieldType::Hours | FieldType::Minutes => Some(Units::HOURS),
            _ => None,
        }
    }

    /// The units of a sum, a difference or the larger of two; none when they do
    /// not go together.
    pub fn added(self, other: Units) -> Option<Units> {
        if self.powers() != other.powers() {
            return match (self.kind, other.kind) {
                (Dimensionless::Literal, _) if self.is_plain() => Some(other),
                (_, Dimensionless::Literal) if other.is_plain() => Some(self),
                _ => None,
            };
        }
        match (self.kind, other.kind) {
            (Dimensionless::Literal, _) => Some(other),
            (_, Dimensionless::Literal) => Some(self),
            (left, right) if left == right => Some(self),
            (Dimensionless::Number, _) | (_, Dimensionless::Number) => Some(Units { kind: Dimensionless::Number, ..self }),
            _ => None,
        }
    }

    pub fn multiplied(self, other: Units) -> Units {
        let kind = match (self.kind, other.kind) {
            (left, right) if left == right => left,
            (Dimensionless::Literal, Dimensionless::Ratio) | (Dimensionless::Ratio, Dimensionless::Literal) => Dimensionless::Ratio,
            _ => Dimensionless::Number,
        };
        self.combined(other, 1, kind)
    }

    pub fn divided(self, other: Units) -> Units {
        let kind = match (self.kind, other.kind) {
            (Dimensionless::Count, Dimensionless::Count) | (Dimensionless::Ratio, Dimensionless::Ratio) => Dimensionless::Ratio,
            (left, Dimensionless::Literal) => left,
            // What measures cancel to is a ratio; scores and counts do not.
            _ if !self.is_plain() && self.powers() == other.powers() => Dimensionless::Ratio,
            _ => Dimensionless::Number,
        };
        self.combined(other, -1, kind)
    }

    /// The units of a square root; none where a power is odd.
    pub fn halved(self) -> Option<Units> {
        let half = |power: i8| (power % 2 == 0).then_some(power / 2);
        let kind = if self.kind == Dimensionless::Literal { self.kind } else { Dimensionless::Number };
        Some(Units { money: half(self.money)?, days: half(self.days)?, hours: half(self.hours)?, months: half(self.months)?, kind })
    }

    /// The unit that figures are shown in, if there is one.
    pub fn unit(self) -> Option<Unit> {
        match self.powers() {
            (0, 0, 0, 0) => Some(match self.kind {
                Dimensionless::Literal | Dimensionless::Number => Unit::Number,
                Dimensionless::Count => Unit::Count,
                Dimensionless::Ratio => Unit::Ratio,
            }),
            (1, 0, 0, 0) => Some(Unit::Money),
            (0, 1, 0, 0) => Some(Unit::Days),
            (0, 0, 1, 0) => Some(Unit::Hours),
            (0, 0, 0, 1) => Some(Unit::Months),
            (1, -1, 0, 0) => Some(Unit::MoneyPerDay),
            (0, -1, 0, 0) | (0, 0, -1, 0) | (0, 0, 0, -1) => Some(Unit::Number),
            (1, 0, -1, 0) | (1, 0, 0, -1) => Some(Unit::Money),
            _ => None,
        }
    }

    /// For messages.
    pub fn value_type(self) -> ValueType {
        self.unit().map_or(ValueType::AnyFigure, ValueType::Figure)
    }

    pub fn has_money(self) -> bool {
        self.money != 0
    }

    pub fn is_count(self) -> bool {
        self == Units::COUNT
    }

    pub fn is_plain(self) -> bool {
        self.powers() == (0, 0, 0, 0)
    }

    fn powers(self) -> (i8, i8, i8, i8) {
        (self.money, self.days, self.hours, self.months)
    }

    fn combined(self, other: Units, sign: i8, kind: Dimensionless) -> Units {
        let power = |left: i8, right: i8| left.saturating_add(right.saturating_mul(sign));
        Units {
            money: power(self.money, other.money),
            days: power(self.days, other.days),
            hours: power(self.hours, other.hours),
            months: power(self.months, other.months),
            kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infers_units() {
        let (money, count, days, ratio) = (Units::MONEY, Units::COUNT, Units::DAYS, Units::RATIO);
        let cases = [
            (money.divided(count), Some(Unit::Money)),
            (money.divided(money), Some(Unit::Ratio)),
            (count.divided(count), Some(Unit::Ratio)),
            (money.divided(days), Some(Unit::MoneyPerDay)),
            (days.divided(count), Some(Unit::Days)),
            (days.divided(days), Some(Unit::Ratio)),
            (count.multiplied(ratio).multiplied(money.divided(count)).divided(days), Some(Unit::MoneyPerDay)),
            (money.multiplied(days), None),
            (money.multiplied(money), None),
            (Units::LITERAL.multiplied(money), Some(Unit::Money)),
            (count.divided(Units::LITERAL), Some(Unit::Count)),
            (ratio.divided(Units::LITERAL), Some(Unit::Ratio)),
            (Units::HOURS.divided(Units::HOURS), Some(Unit::Ratio)),
            (money.divided(Units::HOURS), Some(Unit::Money)),
            (Units::MONTHS.divided(count), Some(Unit::Months)),
            (days.divided(Units::MONTHS), None),
        ];
        for (units, expected) in cases {
            assert_eq!(units.unit(), expected, "{units:?}");
        }
        assert_eq!(money.multiplied(money).halved(), Some(money));
        assert_eq!(money.divided(days).halved(), None);
        assert_eq!(money.added(days), None);
        assert_eq!(count.added(ratio), None);
        assert_eq!(Units::LITERAL.added(ratio), Some(ratio));
        assert_eq!(money.added(Units::LITERAL), Some(money));
        assert_eq!(money.divided(count).added(money).and_then(Units::unit), Some(Unit::Money));
    }
}

//! The arithmetic of a figure: in names, and in numbers.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::ask::{Calculation, Explanation, OfMembers, Operator, Role, Taken, Term};
use crate::kpi::listed::Listed;
use crate::sales::quantity::Unit;

/// One line of arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    pub name: String,
    /// `Won deals ÷ Decided deals`
    pub names: String,
    /// `12 ÷ 40 = 30.0%`
    pub numbers: String,
}

/// How closely a text holds together: what is weaker than its surroundings is put in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Single,
}

impl Words {
    /// The arithmetic of each line; those that are but one figure have none.
    pub fn worked(&self, explanation: &Explanation, listed: &[Listed]) -> Vec<Worked> {
        let Explanation { lines, terms, .. } = explanation;
        let line_name = |at: usize| lines.get(at).map(|line| self.taken(self.kpi(&line.kpi), &line.taken)).unwrap_or_default();
        // What is told by a sentence of its own stands in brackets.
        let term_name = |at: usize| match terms.get(at).map(|term| (self.term_name(term, listed), term)) {
            Some((name, Term { text, members: Some(_), .. })) if self.term(text, listed).is_none() => format!("({name})"),
            Some((name, _)) => name,
            None => String::new(),
        };
        let in_names = |leaf: &Calculation| match leaf {
            Calculation::Term(at) => term_name(*at),
            Calculation::Line(at) => line_name(*at),
            other => self.leaf(other, listed),
        };
        let in_numbers = |leaf: &Calculation| match leaf {
            Calculation::Term(at) => terms.get(*at).map(|term| self.figure_in_full(&term.figure)).unwrap_or_default(),
            Calculation::Line(at) => lines.get(*at).map(|line| self.figure_in_full(&line.figure)).unwrap_or_default(),
            other => self.leaf(other, listed),
        };
        let worked =
            lines.iter().enumerate().filter(|(_, line)| matches!(line.calculation, Calculation::Of(..))).map(|(at, line)| Worked {
                name: line_name(at),
                names: self.written(&line.calculation, listed, &in_names).0,
                numbers: self.left_to_right(format!(
                    "{} = {}",
                    self.written(&line.calculation, listed, &in_numbers).0,
                    self.figure_in_full(&line.figure)
                )),
            });
        worked.collect()
    }

    /// Arithmetic runs to the right in every language, in a line that runs to the left too.
    fn left_to_right(&self, arithmetic: String) -> String {
        if self.is_right_to_left() { format!("\u{2066}{arithmetic}\u{2069}") } else { arithmetic }
    }

    /// What a term is called; what has no name is said as formulas write it.
    pub fn term_name(&self, term: &Term, listed: &[Listed]) -> String {
        let of_members = || term.members.as_ref().map(|members| self.of_members(members, listed));
        let name = self.term(&term.text, listed).or_else(of_members).unwrap_or_else(|| term.text.clone());
        self.taken(name, &term.taken)
    }

    /// Why a term stands there, where the figure is not worked out from it.
    pub fn role(&self, role: &Role) -> Option<String> {
        match role {
            Role::Part => None,
            Role::OfEach(dimension) => {
                Some(self.say_with("role-of-each", &Args::none().text("dimension", self.dimension(dimension).to_lowercase())))
            }
            Role::ComparedWith => Some(self.say("role-compared")),
        }
    }

    /// The name of a figure with the part of the data that it is taken of.
    fn taken(&self, name: String, taken: &Taken) -> String {
        let name = (0..taken.back).fold(name, |name, _| self.say_with("taken-before", &Args::none().text("name", name)));
        match taken.overall.as_deref() {
            None => name,
            Some([]) => self.say_with("taken-overall", &Args::none().text("name", name)),
            Some(without) => {
                let dimensions: Vec<String> = without.iter().map(|id| self.dimension(id).to_lowercase()).collect();
                self.say_with("taken-without", &Args::none().text("name", name).text("dimensions", dimensions.join(", ")))
            }
        }
    }

    fn of_members(&self, members: &OfMembers, listed: &[Listed]) -> String {
        let of = |part: &Option<Calculation>| {
            part.as_ref().map(|part| self.written(part, listed, &|leaf| self.leaf(leaf, listed)).0).unwrap_or_default()
        };
        let args = Args::none().text("members", self.dimension(&members.dimension).to_lowercase());
        let args = args.text("value", of(&members.value)).text("condition", of(&members.condition));
        let id = match (members.op.as_str(), &members.value, &members.condition) {
            ("share", ..) => "members-share",
            (_, None, None) => "members-count-all",
            (_, None, Some(_)) => "members-count",
            (_, Some(_), None) => "members-of",
            (_, Some(_), Some(_)) => "members-of-where",
        };
        let op = match members.op.as_str() {
            "sum" => "members-sum",
            "mean" => "members-mean",
            "median" => "members-median",
            "min" => "members-min",
            "max" => "members-max",
            _ => "members-percentile",
        };
        self.say_with(id, &args.text("op", self.say(op)))
    }

    /// What neither a term nor a line is.
    fn leaf(&self, leaf: &Calculation, listed: &[Listed]) -> String {
        match leaf {
            Calculation::Number(number) => self.decimal(*number, 0, 4),
            Calculation::Parameter(name) => format!("${name}"),
            Calculation::Date(figure) => self.figure_in_full(figure),
            Calculation::Named { text, taken } => {
                let kpi = listed.iter().any(|listed| listed.id == *text).then(|| self.kpi(text));
                self.taken(kpi.or_else(|| self.term(text, listed)).unwrap_or_else(|| text.clone()), taken)
            }
            Calculation::Term(_) | Calculation::Line(_) | Calculation::Of(..) => String::new(),
        }
    }

    fn written(&self, calculation: &Calculation, listed: &[Listed], leaf: &dyn Fn(&Calculation) -> String) -> (String, Strength) {
        let Calculation::Of(operator, parts) = calculation else {
            // In a line that runs to the left, each operand keeps to itself.
            let text = leaf(calculation);
            return (if self.is_right_to_left() { format!("\u{2068}{text}\u{2069}") } else { text }, Strength::Single);
        };
        let part = |at: usize, least: Strength| match parts.get(at).map(|part| self.written(part, listed, leaf)) {
            Some((text, strength)) if strength < least => format!("({text})"),
            Some((text, _)) => text,
            None => String::new(),
        };
        let between = |sign: &str, own: Strength, right: Strength| (format!("{} {sign} {}", part(0, own), part(1, right)), own);
        // Words hold together less than any sign.
        let said = |id: &str| {
            let args = Args::none().text("left", part(0, Strength::Sum)).text("right", part(1, Strength::Sum));
            (self.say_with(id, &args), Strength::Or)
        };
        // A number that a share is compared with is one, too.
        let compared = |sign: &str| match parts.as_slice() {
            [Calculation::Named { text, .. }, Calculation::Number(number)] if is_ratio(text, listed) => {
                (format!("{} {sign} {}", part(0, Strength::Sum), self.percent(*number, 0)), Strength::Comparison)
            }
            _ => (format!("{} {sign} {}", part(0, Strength::Sum), part(1, Strength::Sum)), Strength::Comparison),
        };
        match operator {
            Operator::Plus => between("+", Strength::Sum, Strength::Sum),
            Operator::Minus | Operator::DaysAfter => between("−", Strength::Sum, Strength::Product),
            Operator::Times => between("×", Strength::Product, Strength::Product),
            Operator::Over => between("÷", Strength::Product, Strength::Single),
            Operator::Larger => said("calculation-larger"),
            Operator::Smaller => said("calculation-smaller"),
            Operator::RoundedUp => said("calculation-rounded-up"),
            Operator::Otherwise => said("calculation-otherwise"),
            // It has brackets of its own, in which words are told apart from the next.
            Operator::SquareRoot => (said("calculation-square-root").0, Strength::Single),
            Operator::PValue => said("calculation-p-value"),
            Operator::Negated => (format!("−{}", part(0, Strength::Single)), Strength::Sum),
            Operator::Equals => compared("="),
            Operator::Differs => compared("≠"),
            Operator::Below => compared("<"),
            Operator::AtMost => compared("≤"),
            Operator::Above => compared(">"),
            Operator::AtLeast => compared("≥"),
            Operator::And => between(&self.say("calculation-and"), Strength::And, Strength::And),
            Operator::Or => between(&self.say("calculation-or"), Strength::Or, Strength::Or),
            Operator::Not => said("calculation-not"),
        }
    }
}

fn is_ratio(kpi: &str, listed: &[Listed]) -> bool {
    listed.iter().any(|listed| listed.id == kpi && listed.unit == Ok(Unit::Ratio))
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::kpi::ask::{Calculation, Explanation, Line, OfMembers, Operator, Taken, Term};
    use crate::kpi::catalogue::catalogue;
    use crate::sales::quantity::{Quantity, Unit};
    use crate::state::settings::{Language, Settings};

    fn of(operator: Operator, parts: &[Calculation]) -> Calculation {
        Calculation::Of(operator, parts.to_vec())
    }

    #[test]
    fn arithmetic_is_told_in_names_and_in_numbers() {
        let (now, before) = (Calculation::Term(0), Calculation::Term(1));
        let growth = of(Operator::Over, &[of(Operator::Minus, &[now, before.clone()]), before]);
        let line = Line { kpi: "orders".to_owned(), taken: Taken::default(), figure: Ok(Quantity::Ratio(0.25)), calculation: growth };
        let count = "count(deals where won by closed_at)";
        let terms = vec![
            Term { figure: Ok(Quantity::Count(50)), ..Term::of(count) },
            Term { figure: Ok(Quantity::Count(40)), taken: Taken::default().before(), ..Term::of(count) },
        ];
        let (kpi, formula) = ("orders".to_owned(), String::new());
        let (unit, figure, dimensions) = (Unit::Ratio, Ok(Quantity::Ratio(0.25)), Vec::new());
        let explanation = Explanation { kpi, formula, unit, figure, lines: vec![line], terms, dimensions };
        let words = Words::native(Language::English, &Settings::default());
        let worked = words.worked(&explanation, &catalogue().listed());
        assert_eq!(worked[0].names, "(Won deals − Won deals before) ÷ Won deals before");
        assert_eq!(worked[0].numbers, "(50 − 40) ÷ 40 = 25.0%");
    }

    #[test]
    fn figures_of_members_have_names() {
        let named = |text: &str| Calculation::Named { text: text.to_owned(), taken: Taken::default() };
        let members = |op: &str, value: Option<Calculation>, condition: Option<Calculation>| OfMembers {
            dimension: "account".to_owned(),
            op: op.to_owned(),
            value,
            condition,
        };
        let words = Words::native(Language::English, &Settings::default());
        let reached = of(Operator::AtLeast, &[named("target_attainment"), Calculation::Number(1.0)]);
        let paid = of(Operator::Above, &[named("mrr_at_start"), Calculation::Number(0.0)]);
        let gap = of(Operator::Minus, &[named("target_amount"), named("revenue")]);
        let missing = of(Operator::Larger, &[gap, Calculation::Number(0.0)]);
        let lost = of(Operator::Larger, &[of(Operator::Minus, &[named("mrr_at_start"), named("mrr")]), Calculation::Number(0.0)]);
        for (members, expected) in [
            (members("share", None, Some(reached)), "share of members (account) with Target attainment ≥ 100%"),
            (members("count", None, Some(paid.clone())), "number of members (account) with MRR at the start > 0"),
            (
                members("sum", Some(lost), Some(paid)),
                "sum of the larger of MRR at the start − Monthly recurring revenue and 0 per account, with MRR at the start > 0",
            ),
            (members("mean", Some(named("clv")), None), "mean of Customer lifetime value per account"),
            (
                members("mean", Some(of(Operator::Over, &[named("open_pipeline"), missing])), None),
                "mean of Open pipeline ÷ (the larger of Target − Revenue and 0) per account",
            ),
        ] {
            assert_eq!(words.of_members(&members, &catalogue().listed()), expected);
        }
    }
}

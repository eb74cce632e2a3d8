//! What is wrong with a formula, in a sentence.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::formula::error::{Expected, FormulaError, FormulaErrorKind, Misplaced, NameKind, ValueType};
use crate::sales::quantity::Unit;

impl Words {
    /// What is wrong; where, the error's place says.
    pub fn formula_error(&self, error: &FormulaError) -> String {
        let args = Args::none();
        match &error.kind {
            FormulaErrorKind::Unexpected { found, expected: wanted } => {
                let args = args.text("expected", self.expected(wanted)).text("found", found.as_str());
                self.say_with(if found.is_empty() { "formula-unexpected-end" } else { "formula-unexpected" }, &args)
            }
            FormulaErrorKind::UnfinishedText => self.say("formula-unfinished-text"),
            FormulaErrorKind::NumberTooLong => self.say("formula-number-too-long"),
            FormulaErrorKind::TooLong => self.say("formula-too-long"),
            FormulaErrorKind::TooDeep => self.say("formula-too-deep"),
            FormulaErrorKind::Unknown { what, name, suggestion } => {
                let args = args.text("what", self.say(name_kind(*what))).text("name", name.as_str());
                match suggestion {
                    None => self.say_with("formula-unknown", &args),
                    Some(near) => self.say_with("formula-unknown-near", &args.text("near", near.as_str())),
                }
            }
            FormulaErrorKind::NoPath { name } => self.say_with("formula-no-path", &args.text("name", name.as_str())),
            FormulaErrorKind::Circular { path } => self.say_with("formula-circular", &args.text("path", path.join(" → "))),
            FormulaErrorKind::Broken { name } => self.say_with("formula-broken", &args.text("name", name.as_str())),
            FormulaErrorKind::WrongType { found, expected } => {
                let args = args.text("expected", self.say(value_type(*expected))).text("found", self.say(value_type(*found)));
                self.say_with("formula-wrong-type", &args)
            }
            FormulaErrorKind::UnitsDiffer { left, right } => {
                let args = args.text("left", self.say(value_type(*left))).text("right", self.say(value_type(*right)));
                self.say_with("formula-units-differ", &args)
            }
            FormulaErrorKind::NoSuchUnit => self.say("formula-no-such-unit"),
            FormulaErrorKind::NotOverall => self.say("formula-not-overall"),
            FormulaErrorKind::NotHere { what } => self.say_with("formula-not-here", &args.text("what", self.misplaced(what))),
        }
    }

    fn expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Value => self.say("formula-expected-value"),
            Expected::Name => self.say("formula-expected-name"),
            Expected::Symbol(symbol) => self.say_with("formula-expected-symbol", &Args::none().text("symbol", symbol.as_str())),
            Expected::Endpoint => self.say("formula-expected-endpoint"),
            Expected::End => self.say("formula-expected-end"),
            Expected::Arguments(count) => self.say_with("formula-expected-arguments", &Args::none().count("count", *count as u64)),
            Expected::Number => self.say("formula-a-number"),
        }
    }

    fn misplaced(&self, what: &Misplaced) -> String {
        match what {
            Misplaced::Aggregate => self.say("formula-an-aggregate"),
            Misplaced::Field => self.say("formula-a-field"),
            Misplaced::Word(word) => word.clone(),
        }
    }
}

fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Dataset => "formula-name-dataset",
        NameKind::Field => "formula-name-field",
        NameKind::Kpi => "formula-name-kpi",
        NameKind::Parameter => "formula-name-parameter",
        NameKind::Function => "formula-name-function",
        NameKind::Dimension => "formula-name-dimension",
    }
}

fn value_type(value: ValueType) -> &'static str {
    match value {
        ValueType::Condition => "formula-a-condition",
        ValueType::Text => "formula-a-text",
        ValueType::Date => "formula-a-date",
        ValueType::Difference => "formula-a-difference",
        ValueType::AnyFigure => "formula-a-number",
        ValueType::Field => "formula-a-field",
        ValueType::Figure(Unit::Count) => "formula-a-count",
        ValueType::Figure(Unit::Money) => "formula-money",
        ValueType::Figure(Unit::Ratio | Unit::Factor) => "formula-a-ratio",
        ValueType::Figure(Unit::Days) => "formula-days",
        ValueType::Figure(Unit::Hours) => "formula-hours",
        ValueType::Figure(Unit::Months) => "formula-months",
        ValueType::Figure(Unit::Date) => "formula-a-date",
        ValueType::Figure(Unit::MoneyPerDay) => "formula-money-per-day",
        ValueType::Figure(Unit::Number) => "formula-a-plain-number",
    }
}

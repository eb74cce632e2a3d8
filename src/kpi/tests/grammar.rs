//! The grammar, and that it holds for any text.

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, option, prop_assert_eq};

use crate::kpi::formula::ast::{
    Aggregate, AggregateOp, BinaryOp, By, Endpoint, Expr, ExprKind, Function, Literal, Members, MembersOp, Span, Word,
};
use crate::kpi::formula::parse::parse;
use crate::kpi::formula::token::tokens;
use crate::kpi::tests::checks::said;
use crate::sales::day::Day;

#[test]
fn reads_formulas_and_writes_them_back() {
    let same = [
        "count(deals where won by closed_at) / count(deals where won or lost by closed_at)",
        "mean(days(closed_at - created_at) of deals where won by closed_at)",
        "(revenue - previous(revenue)) / previous(revenue)",
        "share(owners with target_attainment >= 100%)",
        "sum(amount - cost of sales by at)",
        "sum(amount of targets by from..to)",
        "percentile(90%, days(closed_at - created_at) of deals)",
        "count(accounts where active_at(period.start) and ended_at < period.end)",
        "count(deals where not (won or lost) and amount is not empty)",
        "count(deals where stage = \"say \"\"hi\"\"\" by created_at)",
        "a - (b - c) - d * (e + f)",
        "-a * 0.25 - -b / $gross_margin",
        "count(deals where created_at >= 2024-01-31)",
        "larger(a, 1 - b)",
        "months(last(at of activities by at) - first(at of activities)) + points(a / b)",
        "first_of(a, b, c)",
        "count(activities where deal.account.segment = \"a\" by deal.created_at..deal.closed_at)",
        "percentile(90%, a - b over accounts with c > 1 and d = 2)",
        "sum(revenue over products) / count(accounts with revenue > 0)",
    ];
    for text in same {
        assert_eq!(parse(text).map(|expr| expr.to_string()), Ok(text.to_owned()));
    }
    let tidied = [("((a))", "a"), ("a+b", "a + b"), ("sum( amount of\n deals )", "sum(amount of deals)"), ("(a * b) / c", "a * b / c")];
    for (text, expected) in tidied {
        assert_eq!(parse(text).map(|expr| expr.to_string()), Ok(expected.to_owned()));
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    let cases = [
        ("", "at 1: expected a value, found the end"),
        ("revenue +", "at 10: expected a value, found the end"),
        ("revenue revenue", "at 9: expected the end, found `revenue`"),
        ("(revenue", "at 9: expected `)`, found the end"),
        ("summ(amount of deals)", "at 1: no function is called `summ`; did you mean `sum`?"),
        ("sum(amount deals)", "at 12: expected `of`, found `deals`"),
        ("count(where won)", "at 7: expected a name, found `where`"),
        ("period.middle", "at 8: expected `start`, `end`, `whole_end`, `target_start`, `target_end` or `whole_target_end`, found `middle`"),
        ("larger(a)", "at 9: expected 2 arguments, found `)`"),
        ("first_of(a)", "at 11: expected 2 arguments, found `)`"),
        ("a is full", "at 6: expected `empty`, found `full`"),
        ("a # b", "at 3: expected a value, found `#`"),
        ("\"open", "at 1: a text without its closing quote"),
        ("12345678901234567890", "at 1: a number with too many digits"),
        ("percentile(amount of deals)", "at 12: expected a number, found `amount`"),
        ("a < b < c", "at 7: expected the end, found `<`"),
        ("deal.", "at 6: expected a name, found the end"),
        ("$", "at 1: expected a name, found `$`"),
    ];
    for (text, expected) in cases {
        assert_eq!(parse(text).map_err(|error| said(&error)), Err(expected.to_owned()), "{text}");
    }
}

#[test]
fn endless_formulas_are_refused() {
    for text in ["(".repeat(3000), "-".repeat(3000), "not ".repeat(900), "a+".repeat(1900), "1".repeat(5000), "days(".repeat(700)] {
        assert!(parse(&text).is_err());
    }
    assert!(parse(&(1..300).map(|n| n.to_string()).collect::<Vec<_>>().join(" + ")).is_ok());
}

fn word() -> impl Strategy<Value = Word> {
    "[a-z_][a-z0-9_]{0,8}".prop_filter("a keyword", |text| !crate::kpi::formula::parse::KEYWORDS.contains(&text.as_str())).prop_map(place)
}

fn place(text: String) -> Word {
    Word { span: Span::default(), text }
}

fn literal() -> impl Strategy<Value = Literal> {
    (0i64..1_000_000_000, 0u8..9, any::<bool>()).prop_map(|(mantissa, decimals, percent)| Literal { mantissa, decimals, percent })
}

fn leaf() -> impl Strategy<Value = ExprKind> {
    prop_oneof![
        literal().prop_map(ExprKind::Number),
        any::<String>().prop_map(ExprKind::Text),
        (-700_000i32..2_900_000).prop_map(|day| ExprKind::Date(Day(day))),
        word().prop_map(|word| ExprKind::Name(word.text)),
        word().prop_map(|word| ExprKind::Parameter(word.text)),
        Just(ExprKind::Endpoint(Endpoint::Start)),
        Just(ExprKind::Endpoint(Endpoint::End)),
        Just(ExprKind::Endpoint(Endpoint::WholeEnd)),
    ]
}

fn expr() -> impl Strategy<Value = Expr> {
    let ops = [
        BinaryOp::Or,
        BinaryOp::And,
        BinaryOp::Equal,
        BinaryOp::NotEqual,
        BinaryOp::Less,
        BinaryOp::LessOrEqual,
        BinaryOp::Greater,
        BinaryOp::GreaterOrEqual,
        BinaryOp::Add,
        BinaryOp::Subtract,
        BinaryOp::Multiply,
        BinaryOp::Divide,
    ];
    let with_place = |kind| Expr { span: Span::default(), kind };
    leaf().prop_map(with_place).prop_recursive(6, 40, 4, move |inner| {
        let aggregate = (0usize..10, literal(), inner.clone(), word(), option::of(inner.clone()), option::of((word(), option::of(word()))))
            .prop_map(|(op, fraction, value, dataset, condition, by)| {
                let op = AggregateOp::ALL[op];
                let by = by.map(|(from, to)| By { from, to });
                let fraction = (op == AggregateOp::Percentile).then_some(fraction);
                let value = (op != AggregateOp::Count).then_some(value);
                ExprKind::Aggregate(Box::new(Aggregate { op, fraction, value, dataset, condition, by }))
            });
        let over = (1usize..10, literal(), inner.clone(), word(), option::of(inner.clone())).prop_map(
            |(op, fraction, value, members, condition)| {
                let op = AggregateOp::ALL[op];
                let fraction = (op == AggregateOp::Percentile).then_some(fraction);
                ExprKind::Members(Box::new(Members { op: MembersOp::Of(op), fraction, value: Some(value), members, condition }))
            },
        );
        let call = (0usize..Function::ALL.len(), collection::vec(inner.clone(), 2)).prop_map(|(function, mut arguments)| {
            let function = Function::ALL[function];
            arguments.truncate(function.arguments());
            ExprKind::Call(function, arguments)
        });
        prop_oneof![
            (0usize..12, inner.clone(), inner.clone()).prop_map(move |(op, left, right)| ExprKind::Binary(
                ops[op],
                Box::new(left),
                Box::new(right)
            )),
            inner.clone().prop_map(|value| ExprKind::Negate(Box::new(value))),
            inner.clone().prop_map(|value| ExprKind::Not(Box::new(value))),
            (inner.clone(), any::<bool>()).prop_map(|(value, negated)| ExprKind::IsEmpty { value: Box::new(value), negated }),
            (inner.clone(), collection::vec(word(), 0..3))
                .prop_map(|(value, without)| ExprKind::Overall { value: Box::new(value), without }),
            (word(), inner.clone(), any::<bool>()).prop_map(|(members, condition, is_share)| {
                let op = if is_share { MembersOp::Share } else { MembersOp::Of(AggregateOp::Count) };
                ExprKind::Members(Box::new(Members { op, fraction: None, value: None, members, condition: Some(condition) }))
            }),
            over,
            aggregate,
            call,
        ]
        .prop_map(with_place)
    })
}

proptest! {
    #[test]
    fn any_tree_survives_being_written(expr in expr()) {
        let text = expr.to_string();
        // Only what is too long or too deep to be read may fail.
        if text.len() < 4000 {
            prop_assert_eq!(parse(&text), Ok(expr), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn any_words_are_read_or_refused(words in collection::vec(prop_oneof![
        Just("sum("), Just("over"), Just("count("), Just(")"), Just("deals"), Just("where"), Just("by"), Just("of"), Just("amount"), Just("("), Just("-"),
        Just("not"), Just("is"), Just("empty"), Just("percentile("), Just("5%"), Just(","), Just(".."), Just("."), Just("period"), Just("share("), Just("overall("),
        Just("with"), Just("\""), Just("2024-01-01"), Just("2024-13-01"), Just("1."), Just("é"), Just("="), Just("<=")], 0..40)) {
        let text = words.join(" ");
        if let Err(error) = parse(&text) {
            assert!(error.span.start <= error.span.end && error.span.end <= text.len());
            assert!(text.is_char_boundary(error.span.start) && text.is_char_boundary(error.span.end));
        }
        let _ = tokens(&words.concat());
    }
}

use super::*;
use crate::ingest::reader::read;
use crate::ingest::shape::hints::Hints;
use crate::star::build::build;
use crate::star::choices::Choices;
use crate::star::headers::classify::classify;

fn file(text: &str) -> File {
    File::new(0, String::new(), read("export.csv", text.as_bytes(), &Hints::default()))
}

/// `dataset: column=field …` of each suggestion.
fn suggested(text: &str) -> Vec<String> {
    let told = |suggestion: Suggestion| {
        let fields: Vec<String> = suggestion.fields.iter().map(|(column, field)| format!("{column}={field}")).collect();
        format!("{}: {}", suggestion.dataset.id(), fields.join(" "))
    };
    suggestions(&file(text)).into_iter().map(told).collect()
}

#[test]
fn cells_say_what_a_file_may_be() {
    let cases = [
        // A day, an amount, a name: what was ordered.
        (
            "zq1,zq2,zq3\n2024-01-05,120.50,Nord AG\n2024-01-09,80.00,Süd KG\n2024-02-11,99.90,Nord AG\n2024-03-01,10.00,Ost\n",
            "orders: zq1=at zq2=amount zq3=account",
        ),
        // Words for won and lost are the stage of a deal, whatever their column is called.
        (
            "zq1,zq2,zq3,zq4\nA,Won,100,2024-01-05\nB,Lost,200,2024-02-05\nC,Won,150,2024-03-07\n",
            "deals: zq2=stage zq3=amount zq4=closed_at zq1=account",
        ),
        // Of two days the earlier is that of the beginning.
        (
            "zq1,zq2,zq3\n2024-02-05,2024-01-05,Won\n2024-03-05,2024-01-15,Lost\n2024-04-02,2024-02-07,Won\n",
            "deals: zq3=stage zq1=closed_at zq2=created_at",
        ),
        // Without an amount a day and a few texts are what came in.
        (
            "zq1,zq2,zq3\nx1,2024-01-05,Web\nx2,2024-01-15,Fair\nx3,2024-02-07,Web\nx4,2024-02-09,Web\n",
            "leads: zq2=created_at zq3=source zq1=id",
        ),
    ];
    for (text, expected) in cases {
        let found = suggested(text);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{found:?}");
    }
    assert_eq!(suggested("zq1,zq2\nx,y\nz,w\n"), [""; 0], "nothing plain");
}

#[test]
fn years_percentages_and_row_numbers_are_no_amounts() {
    for cells in [["2021", "2023", "2022"], ["5%", "7%", "30%"], ["1", "2", "3"]] {
        let text = format!("zq1,zq2\n2024-01-05,{}\n2024-01-06,{}\n2024-02-07,{}\n", cells[0], cells[1], cells[2]);
        assert!(suggested(&text).iter().all(|found| !found.contains("zq2=amount")), "{cells:?}: {:?}", suggested(&text));
    }
}

#[test]
fn what_is_suggested_is_understood() {
    let text = "zq1,zq2,zq3\n2024-01-05,120.50,Nord AG\n2024-01-09,80.00,Süd KG\n2024-02-11,99.90,Nord AG\n";
    let found = suggestions(&file(text)).into_iter().next().expect("a suggestion");
    let mut choices = Choices::default();
    let choice = choices.headers.entry(String::new()).or_default();
    choice.dataset = Some(found.dataset);
    choice.fields = found.fields.into_iter().map(|(column, field)| (column, Some(field))).collect();
    let built = build(&[file(text)], &choices);
    let orders = built.star.table(Dataset::Orders).expect("orders");
    assert_eq!(["at", "amount", "account"].map(|field| orders.field(field).map(Column::filled)), [Some(3); 3]);
    assert!(built.overview.files[0].suggestions.is_empty(), "the question is answered");
    assert_eq!(build(&[file(text)], &Choices::default()).overview.files[0].suggestions.len(), 3);
}

fn missing_of(text: &str) -> Vec<String> {
    let built = build(&[file(text)], &Choices::default());
    let told = |issue: &Issue| match &issue.problem.kind {
        ProblemKind::MissingColumn { field, columns } => Some(format!("{field}: {}", columns.join(" "))),
        _ => None,
    };
    built.overview.problems.iter().filter_map(told).collect()
}

#[test]
fn a_column_that_figures_live_of_is_asked_for() {
    let class = classify("x.csv", &file("deal id,stage,owner,zq\n1,Won,Ann,5.00\n2,Lost,Bob,7.50\n").headers(), None);
    assert_eq!(class.dataset, Some(Dataset::Deals));
    let cases: [(&str, &[&str]); 4] = [
        ("deal id,stage,owner,zq\n1,Won,Ann,5.00\n2,Lost,Bob,7.50\n", &["amount: zq"]),
        ("deal id,stage,amount,zq\n1,Won,5.00,2024-01-01\n2,Lost,7.50,2024-01-03\n", &["closed_at: zq"]),
        ("deal id,stage,close date\n1,Won,2024-01-01\n2,Lost,2024-01-03\n", &["amount: "]),
        ("deal id,stage,amount,close date\n1,Won,5,2024-01-01\n2,Lost,7,2024-01-03\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(missing_of(text), expected, "{text}");
    }
}

//! What becomes of deals, by all that a file may say of them.

use super::*;
use crate::ingest::columns::profile::DateForm;
use crate::sales::day::Day;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::star::convert::convert;
use crate::table::column::EMPTY_DAY;

/// The fields of lines `stage | probability`, `Won | 100`; numbers are per cent.
fn fields(lines: &str) -> (Fields, usize) {
    let mut rows = lines.split('\n').map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let rows: Vec<Vec<&str>> = rows.collect();
    let table = schema::table(Dataset::Deals).expect("deals");
    let columns = header.iter().enumerate().map(|(at, &field)| {
        let cells: Vec<&str> = rows.iter().map(|row| row[at]).collect();
        let kind = table.field(field).unwrap_or_else(|| panic!("{field}")).kind;
        let column = match kind {
            FieldType::Date => {
                let days = cells.iter().map(|cell| cell.parse::<Day>().map_or(EMPTY_DAY, |day| day.0)).collect();
                Column::Date { days, seconds: None }
            }
            FieldType::Percent => {
                let values = cells.iter().map(|cell| cell.parse().unwrap_or(EMPTY_NUMBER)).collect();
                Column::Number { values, decimals: 2 }
            }
            _ => {
                let mut dictionary = Dictionary::default();
                let codes = cells.iter().map(|cell| dictionary.code_or_insert(cell)).collect();
                Column::Text { dictionary, codes }
            }
        };
        let column = Arc::new(column);
        let column = if kind == FieldType::Flag { convert(kind, &column, false, DateForm::default()).column } else { column };
        (field.to_owned(), column)
    });
    (columns.collect(), rows.len())
}

fn decided(lines: &str, marks: &[(&str, Status)]) -> (String, Outcomes) {
    let (mut fields, rows) = fields(lines);
    let marks: Vec<StageChoice> = marks.iter().map(|&(stage, status)| StageChoice { stage: stage.to_owned(), status }).collect();
    let outcomes = complete(&mut fields, rows, &marks);
    let status = fields.get("status").expect("a status");
    let written = (0..rows).map(|row| status.written(row).unwrap_or_else(|| "-".to_owned()));
    (written.collect::<Vec<_>>().join(" "), outcomes)
}

fn unknown(outcomes: &Outcomes) -> String {
    outcomes.unknown.iter().map(|unknown| format!("{} {}", unknown.text, unknown.rows)).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_strongest_evidence_decides() {
    let cases = [
        ("stage and unknown", "stage\nWon\nLost\nWarmup\n\nWarmup", "won lost open open open"),
        ("flags before texts", "stage|is_won|is_closed\nx|True|True\nx|False|True\nx|False|False", "won lost open"),
        ("flags alone", "is_won|is_lost\nyes|no\nno|yes\nno|no", "won lost open"),
        ("one flag and a day", "is_won|closed_at\n1|2024-01-02\n0|2024-01-02\n0|", "won lost open"),
        ("closed, and the flag of winning says nothing", "is_closed|probability\nyes|100\nyes|0\nno|40", "won lost open"),
        ("status before stage", "status|stage\nwon|Proposal\nOpen|Closed Won\nhmm|Won", "won open won"),
        ("deleted", "status|stage\ndeleted|Proposal\nWon|Proposal\nduplicate|Won", "void won void"),
        ("closed beside an outcome", "status|outcome\nClosed|Won\nClosed|Lost\nOpen|", "won lost open"),
        ("closed beside a probability", "status|probability\nClosed|100\nClosed|0\nOpen|30", "won lost open"),
        ("closed, nobody knows how", "status|probability\nClosed|50\nClosed|\nWon|100\nLost|0", "- - won lost"),
        ("closed beside days", "status|won_at|lost_at\nClosed|2024-01-02|\nClosed||2024-01-02\nOpen||", "won lost open"),
        ("a stage kept after winning", "stage|won_at|lost_at\nProposal|2024-01-02|\nProposal||2024-01-02\nProposal||", "won lost open"),
        (
            "a stage kept after losing",
            "stage|lost_reason|closed_at\nProposal|Price|2024-01-02\nProposal||2024-01-02\nWon||2024-01-02",
            "lost open won",
        ),
        ("reasons for both", "stage|lost_reason|closed_at\nWon|Price|2024-01-02\nProposal|Price|2024-01-02", "won open"),
        ("a reason, but open in words", "status|lost_reason|closed_at\nOpen|Price|2024-01-02\nLost|Price|2024-01-02", "open lost"),
        (
            "not active",
            "stage|is_active|probability\nWon|True|100\nNew|False|0\nNew|False|20\nNew|True|0\nWon|False|100",
            "won lost void open won",
        ),
        ("not active, with a reason", "stage|is_active|lost_reason\nNew|False|Price\nNew|False|\nNew|True|", "lost void open"),
        ("what the program says", "outcome|is_active|stage\nPending|True|New\nLost|False|New\nWon|True|Won", "open lost won"),
        ("archived", "status|is_archived\nOpen|yes\nWon|yes\nLost|yes\nWon|no", "void void void won"),
        ("archived at nothing", "stage|is_archived|probability\nProposal|yes|0\nProposal|yes|40\nProposal|no|40", "lost void open"),
        ("a flag of deletion", "is_deleted|stage\ntrue|Won\nfalse|Won\ntrue|Lost\n|Lost", "void won void lost"),
        ("a day of deletion", "deleted_at|stage\n2024-01-02|Won\n|Won", "void won"),
        ("merged, test", "merged_into|is_test|stage\n7|no|Won\n|yes|Won\n|no|Won", "void void won"),
        ("ended texts", "stage|probability\nZed|100\nZed|0\nWye|20\nEx|0", "won lost open open"),
        ("blank", "stage\nWon\n\n", "won open open"),
        ("italian", "stage\nChiusa vinta\nChiusa persa\nOfferta inviata\nEliminata", "won lost open void"),
    ];
    for (what, lines, expected) in cases {
        assert_eq!(decided(lines, &[]).0, expected, "{what}");
    }
}

#[test]
fn what_is_not_known_is_asked() {
    let (statuses, outcomes) = decided("stage\nTango\nSierra\nTango", &[]);
    assert_eq!((statuses.as_str(), unknown(&outcomes)), ("open open open", "Tango 2, Sierra 1".to_owned()));
    assert_eq!(outcomes.undecided, [Status::Won, Status::Lost, Status::Open]);
    // One that is known as won does not tell which of the others are lost.
    assert_eq!(decided("stage\nTango\nWon", &[]).1.undecided, [Status::Lost, Status::Open]);
    assert_eq!(decided("stage\nTango\nWon\nLost", &[]).1.undecided, []);
    assert_eq!(decided("stage\nProposal\nDemo", &[]).1.undecided, []);
    // Without a closing date where all that ended have one, a deal is open.
    let (_, outcomes) = decided("stage|closed_at\nTango|\nWon|2024-01-02", &[]);
    assert_eq!((outcomes.undecided, outcomes.unknown), (vec![], vec![]));
    // What the user says goes before the word lists.
    let (statuses, outcomes) =
        decided("stage\nTango\nSierra\nWon", &[("Tango", Status::Won), ("Sierra", Status::Void), ("Won", Status::Lost)]);
    assert_eq!((statuses.as_str(), outcomes.undecided, outcomes.unknown), ("won void lost", vec![], vec![]));
    assert!(outcomes.stages.iter().all(|stage| stage.is_known));
}

#[test]
fn what_is_odd_is_told() {
    let (_, outcomes) = decided("status|stage|won_at\nLost|Won|\nWon|Won|\nOpen|New|2024-01-02\nOpen|New|", &[]);
    assert_eq!(outcomes.contradictions, [("status", "stage", 1), ("status", "won_at", 1)]);
    assert_eq!(decided("stage|amount\nWon|1\n|2\n|3", &[]).1.blank, Some(("stage", 2)));
    assert_eq!(decided("stage|is_won\nWon|yes\n|yes", &[]).1.blank, None);
    let (_, outcomes) = decided("status|is_deleted\nDeleted|no\nWon|yes\ndeleted|no\nDeleted|no", &[]);
    let void: Vec<_> = outcomes.void.iter().map(|void| (void.field, void.text.as_str(), void.rows)).collect();
    assert_eq!(void, [("status", "Deleted", 2), ("is_deleted", "yes", 1), ("status", "deleted", 1)]);
}

#[test]
fn each_stage_says_what_decided() {
    let (_, outcomes) = decided("stage|is_won|is_closed\nZulu|yes|yes\nYankee|no|yes\nProposal|no|no", &[]);
    let told: Vec<_> = outcomes.stages.iter().map(|stage| (stage.stage.as_str(), stage.status, stage.by.as_deref())).collect();
    let expected =
        [("Proposal", Status::Open, Some("is_won")), ("Zulu", Status::Won, Some("is_won")), ("Yankee", Status::Lost, Some("is_won"))];
    assert_eq!(told, expected);
    assert_eq!(decided("stage\nWon", &[]).1.stages[0].by, None);
}

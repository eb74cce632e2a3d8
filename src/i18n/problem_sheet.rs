//! The problems as a CSV file, to hand to whoever keeps the CRM in order.

use crate::i18n::words::Words;
use crate::ingest::report::problem::{Place, Problem};
use crate::table::cell::quoted;

impl Words {
    /// A line for each place, or for the whole problem where it has none. Texts are
    /// guarded against being taken for formulas; numbers are as scripts read them.
    pub fn problem_sheet(&self, problems: &[&Problem]) -> String {
        let head = ["sheet-file", "data-column", "sheet-problem", "sheet-kind", "sheet-count", "sheet-line", "sheet-field", "sheet-text"];
        let head = head.map(|id| quoted(&self.say(id))).join(",");
        let lines = problems.iter().flat_map(|problem| {
            let column = problem.column.as_deref().unwrap_or_default();
            let found = self.problem(problem).found;
            let about = [problem.file.as_str(), column, &found, problem.kind.code()].map(quoted).join(",");
            let about = format!("{about},{}", problem.count);
            let places = problem.examples.iter().map(place);
            let nowhere = problem.examples.is_empty().then(|| ",,".to_owned());
            places.chain(nowhere).map(move |place| format!("{about},{place}")).collect::<Vec<_>>()
        });
        [head].into_iter().chain(lines).map(|line| line + "\r\n").collect()
    }
}

fn place(place: &Place) -> String {
    let field = if place.field == 0 { String::new() } else { place.field.to_string() };
    format!("{},{field},{}", place.line, quoted(&place.text))
}

#[cfg(test)]
mod tests {
    use crate::i18n::words::Words;
    use crate::ingest::report::problem::{ColumnKind, Place, Problem, ProblemKind};
    use crate::state::settings::{Language, Settings};

    #[test]
    fn writes_a_line_for_each_place() {
        let place = |line, field, text: &str| Place { line, field, text: text.to_owned() };
        let misfit = Problem {
            file: "deals, May.csv".to_owned(),
            column: Some("Amount".to_owned()),
            kind: ProblemKind::Misfit { expected: ColumnKind::Number },
            count: 1200,
            examples: vec![place(4, 3, "=1+1"), place(1007, 3, "a \"b\"")],
        };
        let empty = Problem { file: "x.csv".to_owned(), column: None, kind: ProblemKind::EmptyFile, count: 1, examples: Vec::new() };
        let whole = Problem { kind: ProblemKind::TooManyFields, examples: vec![place(7, 0, "")], ..empty.clone() };
        let sheet = Words::native(Language::English, &Settings::default()).problem_sheet(&[&misfit, &empty, &whole]);
        let found = "\"1,200 cells of “Amount” in deals, May.csv do not fit the type “number”.\"";
        let expected = [
            "File,Column,Problem,Kind,Count,Line,Field,Text",
            &format!("\"deals, May.csv\",Amount,{found},misfit,1200,4,3,\"'=1+1\""),
            &format!("\"deals, May.csv\",Amount,{found},misfit,1200,1007,3,\"a \"\"b\"\"\""),
            "x.csv,,x.csv is empty.,empty_file,1,,,",
            "x.csv,,1 row of x.csv has more fields than the header.,too_many_fields,1,7,,",
            "",
        ];
        assert_eq!(sheet, expected.join("\r\n"));
        let chinese = Words::native(Language::SimplifiedChinese, &Settings::default()).problem_sheet(&[&empty]);
        assert_eq!(chinese, "文件,列,问题,种类,数量,行,字段,文本\r\nx.csv,,x.csv 是空文件。,empty_file,1,,,\r\n");
    }
}

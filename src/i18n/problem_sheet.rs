//! The problems as a CSV file, to hand to whoever keeps the CRM in order.

use crate::i18n::words::Words;
use crate::ingest::report::problem::{Place, Problem};
use crate::table::csv::Csv;

impl Words {
    /// A line for each place, or for the whole problem where it has none, of problems
    /// with the names of their files. Texts are
    /// guarded against being taken for formulas; numbers are as scripts read them.
    pub fn problem_sheet(&self, problems: &[(&str, &Problem)]) -> String {
        let mut csv = Csv::default();
        for id in ["sheet-file", "data-column", "sheet-problem", "sheet-kind", "sheet-count", "sheet-line", "sheet-field", "sheet-text"] {
            csv.text(&self.say(id));
        }
        csv.end();
        for (file, problem) in problems {
            let found = self.problem(file, problem).found;
            let places: Vec<Option<&Place>> = match problem.examples.as_slice() {
                [] => vec![None],
                examples => examples.iter().map(Some).collect(),
            };
            for place in places {
                csv.text(file).text(problem.column.as_deref().unwrap_or_default()).text(&found).text(problem.kind.code());
                let field = place.filter(|place| place.field > 0).map(|place| place.field.to_string());
                csv.cell(problem.count.to_string());
                csv.cell(place.map(|place| place.line.to_string()).unwrap_or_default());
                csv.cell(field.unwrap_or_default());
                csv.text(place.map_or("", |place| &place.text)).end();
            }
        }
        csv.into_text()
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::words::Words;
    use crate::ingest::report::problem::{Place, Problem, ProblemKind};
    use crate::ingest::values::kind::ColumnKind;
    use crate::state::settings::{Language, Settings};

    #[test]
    fn writes_a_line_for_each_place() {
        let place = |line, field, text: &str| Place { line, field, text: text.to_owned() };
        let misfit = Problem {
            column: Some("Amount".to_owned()),
            kind: ProblemKind::Misfit { expected: ColumnKind::Number },
            count: 1200,
            examples: vec![place(4, 3, "=1+1"), place(1007, 3, "a \"b\"")],
        };
        let empty = Problem::whole(ProblemKind::EmptyFile);
        let whole = Problem { kind: ProblemKind::TooManyFields, examples: vec![place(7, 0, "")], ..empty.clone() };
        let sheet = Words::native(Language::English, &Settings::default()).problem_sheet(&[
            ("deals, May.csv", &misfit),
            ("x.csv", &empty),
            ("x.csv", &whole),
        ]);
        let found = "\"1,200 cells of “Amount” in deals, May.csv do not fit the type “number”.\"";
        let expected = [
            "File,Column,Problem,Kind,Count,Line,Field,Text",
            &format!("\"deals, May.csv\",Amount,{found},misfit,1200,4,3,'=1+1"),
            &format!("\"deals, May.csv\",Amount,{found},misfit,1200,1007,3,\"a \"\"b\"\"\""),
            "x.csv,,x.csv is empty.,empty_file,1,,,",
            "x.csv,,1 row of x.csv has more fields than the header.,too_many_fields,1,7,,",
            "",
        ];
        assert_eq!(sheet, expected.join("\r\n"));
        let chinese = Words::native(Language::SimplifiedChinese, &Settings::default()).problem_sheet(&[("x.csv", &empty)]);
        assert_eq!(chinese, "文件,列,问题,种类,数量,行,字段,文本\r\nx.csv,,x.csv 是空文件。,empty_file,1,,,\r\n");
    }
}

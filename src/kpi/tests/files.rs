//! What must not matter about files: the order of their rows and columns, whether they
//! come in one piece or two, the language of their headers, and what else was dropped.
//!
//! The rows are random and small, with blanks, ties, refunds and odd spellings: chance
//! finds there what a tidy example has not.

use std::fmt::{self, Debug, Formatter, Write};

use proptest::prelude::{Just, ProptestConfig, Strategy, any, proptest};
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq};

use crate::ingest::reader::read;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{Answer, Ask, Context, Split};
use crate::kpi::catalogue::catalogue;
use crate::kpi::check::node::Node;
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::tests::catalogue::period;
use crate::sales::calendar::Calendar;
use crate::sales::period::Grain;
use crate::star::build::build;
use crate::star::choices::Choices;
use crate::star::file::File;
use crate::star::tables::Star;

/// People who are written in several ways.
const OWNERS: &[&str] = &["", "Ann Bell", "ann bell", "\"Bell, Ann\"", "Åsa Öhman", "李雷", "ÅSA ÖHMAN"];
const ACCOUNTS: &[&str] = &["", "Acme", "ACME", "Zoë & Söhne", "شرکت آسمان", "Umbra  Ltd", "Umbra Ltd"];
const PRODUCTS: &[&str] = &["", "Car", "Bike", "bike", "自行车"];
const REGIONS: &[&str] = &["", "West", "East", "west"];
const AMOUNTS: &[&str] = &["", "0", "10", "10", "-25", "0.01", "1000", "999999.99"];
const DAYS: &[&str] = &["", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-31", "2024-04-01"];

/// What the cells of a column are.
enum Cells {
    /// A text of its own in each row, beginning with this.
    Own(&'static str),
    /// The rows have these, one after another; there are no more rows.
    Each(&'static [&'static str]),
    Any(&'static [&'static str]),
}

use Cells::{Any, Each, Own};

/// What the header says in English, German, French, Persian and Chinese, and the cells.
type Column = ([&'static str; LANGUAGES], Cells);

const LANGUAGES: usize = 5;

/// Files as a CRM may write them. The first column of each is always there and always
/// first: sheets whose first column has gaps are read as grouped reports. There is no lost
/// reason among them, for only a whole file tells whether its reasons speak of losing.
const SHEETS: [&[Column]; 5] = [
    &[
        (["Deal ID", "Geschäfts-ID", "Identifiant", "شناسه معامله", "商机编号"], Own("D-")),
        (["Stage", "Phase", "Étape", "مرحله", "销售阶段"], Any(&["Closed Won", "Closed Won", "Closed Lost", "Negotiation", ""])),
        (["Amount", "Betrag", "Montant", "مبلغ", "金额"], Any(AMOUNTS)),
        (["Account Name", "Kunde", "Nom du compte", "نام مشتری", "客户名称"], Any(ACCOUNTS)),
        (["Deal Owner", "Verantwortlicher", "Propriétaire", "کارشناس فروش", "负责人"], Any(OWNERS)),
        (["Product", "Produkt", "Produit", "محصول", "产品名称"], Any(PRODUCTS)),
        (["Lead Source", "Quelle", "Origine", "منبع", "来源"], Any(&["", "Web", "Fair", "Référence"])),
        (["Deal Type", "Typ", "Type d'affaire", "نوع معامله", "商机类型"], Any(&["", "New Business", "Upsell", "Cross-sell"])),
        (["Probability (%)", "Wahrscheinlichkeit %", "Probabilité", "احتمال", "成交概率"], Any(&["", "10%", "50%", "100%"])),
        (["Created Date", "Erstellt am", "Date de création", "تاریخ ایجاد", "创建时间"], Any(DAYS)),
        (["Close Date", "Abschlussdatum", "Date de clôture", "تاریخ بستن", "成交日期"], Any(DAYS)),
        (["Region", "Gebiet", "Région", "منطقه", "区域"], Any(REGIONS)),
        (["Currency", "Währung", "Devise", "ارز", "币种"], Any(&["EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "", "USD"])),
    ],
    &[
        (["Line", "Zeile", "Ligne", "سطر", "行"], Own("L")),
        (["Order ID", "Bestellnummer", "Numéro de commande", "شماره سفارش", "订单编号"], Any(&["O-1", "O-2", "O-3", "O-4", "O-5"])),
        (["Order Date", "Bestelldatum", "Date de commande", "تاریخ سفارش", "订单日期"], Any(DAYS)),
        (["Amount", "Betrag", "Montant", "مبلغ", "金额"], Any(AMOUNTS)),
        (["Customer", "Kunde", "Client", "مشتری", "客户"], Any(ACCOUNTS)),
        (["Sales Rep", "Verkäufer", "Vendeur", "فروشنده", "业务员"], Any(OWNERS)),
        (["Product", "Artikel", "Produit", "کالا", "商品"], Any(PRODUCTS)),
        (["Quantity", "Menge", "Quantité", "تعداد", "数量"], Any(&["", "1", "2", "-1"])),
        (["Cost", "Kosten", "Coût", "هزینه", "成本"], Any(&["", "5", "7.50"])),
        (["Country", "Land", "Pays", "کشور", "国家"], Any(&["", "France", "Österreich"])),
    ],
    &[
        (["Account ID", "Kundennummer", "ID du compte", "شناسه مشتری", "客户编号"], Own("A-")),
        (
            ["Account Name", "Kundenname", "Nom du compte", "نام مشتری", "客户名称"],
            Each(&["Acme", "Zoë & Söhne", "شرکت آسمان", "Umbra Ltd"]),
        ),
        (["Industry", "Branche", "Secteur", "صنعت", "行业"], Any(&["", "Retail", "Énergie"])),
        (["Region", "Gebiet", "Région", "منطقه", "区域"], Any(REGIONS)),
        (["Customer Since", "Kunde seit", "Client depuis", "مشتری از", "合作开始日期"], Any(DAYS)),
        (["End Date", "Kunde bis", "Date de départ", "تاریخ پایان همکاری", "流失日期"], Any(DAYS)),
    ],
    &[
        (["Employee", "Mitarbeiter", "Vendeur", "نام کارشناس", "员工姓名"], Each(&["Ann Bell", "Åsa Öhman", "李雷"])),
        (["Team", "Vertriebsteam", "Équipe", "تیم", "团队"], Any(&["", "Inside", "Field"])),
        (["Region", "Gebiet", "Région", "منطقه", "区域"], Any(REGIONS)),
        (["Hire Date", "Eintrittsdatum", "Date d'embauche", "تاریخ استخدام", "入职日期"], Any(DAYS)),
    ],
    &[
        (["No", "Nummer", "Numéro", "شماره", "编号"], Own("T-")),
        (["Sales Rep", "Verkäufer", "Vendeur", "فروشنده", "业务员"], Any(OWNERS)),
        (["Quarter", "Quartal", "Trimestre", "فصل", "季度"], Any(&["2023-Q4", "2024-Q1", "2024-Q2"])),
        (["Quota", "Umsatzziel", "Objectif", "هدف فروش", "销售目标"], Any(&["", "10", "50"])),
    ],
];

/// So many of the first columns are in every file; each of the others may be missing.
const ALWAYS: [usize; 5] = [3, 4, 3, 2, 4];

/// The column of each sheet that says which rows are one record. Those of targets are of one
/// period: another file of the same would set them anew.
const KEYS: [usize; 5] = [0, 1, 0, 0, 2];

const DIMENSIONS: [&str; 11] =
    ["owner", "account", "product", "region", "source", "deal_kind", "status", "currency", "industry", "team", "stage"];

/// A table as it would be written: the names of its columns and its rows.
#[derive(Clone, Debug)]
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    /// The column of what several rows may belong to: an order.
    key: usize,
}

/// What is picked at random for a sheet: which columns, and the cells of the rows.
type Picks = (u16, Vec<Vec<u16>>);

/// What a company drops.
#[derive(Clone)]
struct Company([Picks; 5]);

impl Debug for Company {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&texts(&self.tables(0)))
    }
}

fn company() -> impl Strategy<Value = Company> {
    // Few rows are odd in more ways, many have more ties.
    let size = (0..10, 0..4usize).prop_flat_map(|(many, few)| if many == 0 { Just(200) } else { Just([3, 8, 20, 60][few]) });
    size.prop_flat_map(|most| {
        let sheet = |most: usize| (any::<u16>(), collection::vec(collection::vec(0u16..420, 14), 0..=most));
        [sheet(most), sheet(most), sheet(4), sheet(3), sheet(most.min(12))].prop_map(Company)
    })
}

impl Company {
    /// The sheets that have rows, in a language.
    fn tables(&self, language: usize) -> Vec<Table> {
        let all = SHEETS.iter().zip(&self.0).zip(ALWAYS).zip(KEYS).map(|(((sheet, (present, rows)), always), key)| {
            let columns: Vec<&Column> =
                sheet.iter().enumerate().filter(|(at, _)| *at < always || present >> at & 1 == 1).map(|(_, column)| column).collect();
            let most = columns.iter().map(|(_, cells)| if let Each(texts) = cells { texts.len() } else { usize::MAX }).min();
            let cell = |row: usize, cells: &Cells, pick: u16| match cells {
                Own(start) => format!("{start}{}", row + 1),
                Each(texts) => texts[row].to_owned(),
                Any(texts) => texts[pick as usize % texts.len()].to_owned(),
            };
            let cells =
                |(row, picks): (usize, &Vec<u16>)| columns.iter().zip(picks).map(|((_, cells), &pick)| cell(row, cells, pick)).collect();
            Table {
                header: columns.iter().map(|(names, _)| names[language].to_owned()).collect(),
                rows: rows.iter().take(most.unwrap_or_default()).enumerate().map(cells).collect(),
                key,
            }
        });
        all.filter(|table| !table.rows.is_empty()).collect()
    }
}

impl Table {
    fn text(&self) -> String {
        let mut text = String::new();
        for line in [&self.header].into_iter().chain(&self.rows) {
            writeln!(text, "{}", line.join(",")).expect("a string takes everything");
        }
        text
    }

    /// The same table with its rows in another order.
    fn with_rows(&self, order: impl Fn(usize) -> usize) -> Table {
        let rows = (0..self.rows.len()).map(|row| self.rows[order(row)].clone());
        Table { rows: rows.collect(), ..self.clone() }
    }

    /// The same table with its columns in another order; those of the keys stay.
    fn with_columns(&self, turns: usize) -> Table {
        let turn = |line: &Vec<String>| {
            let mut line = line.clone();
            let others = &mut line[self.key + 1..];
            others.rotate_left(turns % others.len());
            line
        };
        Table { header: turn(&self.header), rows: self.rows.iter().map(turn).collect(), ..self.clone() }
    }

    /// The table in two: what begins in its first rows, and the rest. Orders without any
    /// day are not known for orders, so a half of them stays with the other.
    fn split(&self, at: usize) -> Vec<Table> {
        let begins = |row: &Vec<String>| self.rows.iter().position(|other| other[self.key] == row[self.key]);
        let (first, second): (Vec<_>, Vec<_>) = self.rows.iter().cloned().partition(|row| begins(row).is_some_and(|place| place < at));
        let halves = [first, second];
        let is_dated = |rows: &Vec<Vec<String>>| self.key == 0 || rows.iter().any(|row| !row[self.key + 1].is_empty());
        if !halves.iter().all(is_dated) {
            return vec![self.clone()];
        }
        halves.into_iter().map(|rows| Table { rows, ..self.clone() }).collect()
    }
}

fn star(tables: &[Table]) -> Star {
    let read = |(number, table): (usize, &Table)| {
        let name = format!("export-{number}.csv");
        File::new(number as u32, String::new(), read(&name, table.text().as_bytes(), &Hints::default()))
    };
    build(&tables.iter().enumerate().map(read).collect::<Vec<File>>(), &Choices::default()).star
}

/// Every KPI, whole, by some dimensions and over time, in each context; `turns` picks the
/// dimensions.
fn figures(star: &Star, turns: usize) -> [Vec<Answer>; 2] {
    let dimension = |at: usize| DIMENSIONS[(turns + at * 4) % DIMENSIONS.len()].to_owned();
    let by = |at: usize| Split::By { dimension: dimension(at), limit: usize::MAX };
    let splits = [by(0), by(1), by(2), Split::Over { grain: Grain::Month }];
    let ids = catalogue().entries().iter().map(|entry| &entry.id);
    let asks: Vec<Ask> = ids.flat_map(|id| splits.iter().map(|split| Ask { kpi: id.clone(), split: split.clone() })).collect();
    let answers = |context: &Context| answer(star, catalogue(), &mut Cache::default(), context, &asks);
    let mut answers = contexts().map(|context| answers(&context));
    // Stages stand in the order in which they are met.
    let is_by_stage = |answer: &&mut Answer| matches!(&answer.split, Split::By { dimension, .. } if dimension == "stage");
    for answer in answers.iter_mut().flatten().filter(is_by_stage) {
        answer.parts.sort_by_key(|part| format!("{:?}", part.key));
    }
    answers
}

fn contexts() -> [Context; 2] {
    let quarter = period("2024-01-01", "2024-04-01");
    let compare = Some(quarter.before(Calendar::Gregorian));
    [Context::default(), Context { period: Some(quarter), compare, ..Context::default() }]
}

/// That other files give the same figures.
fn same(known: &[Vec<Answer>; 2], turns: usize, what: &str, tables: &[Table]) -> Result<(), TestCaseError> {
    let found = figures(&star(tables), turns);
    for (known, found) in known.iter().flatten().zip(found.iter().flatten()) {
        prop_assert_eq!(known, found, "{}:\n{}", what, texts(tables));
    }
    Ok(())
}

fn texts(tables: &[Table]) -> String {
    tables.iter().map(Table::text).collect::<Vec<_>>().join("\n")
}

fn each(tables: &[Table], change: impl Fn(&Table) -> Table) -> Vec<Table> {
    tables.iter().map(change).collect()
}

/// What somebody may drop beside the files that count.
fn unrelated() -> Table {
    let line = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    Table {
        header: line(["Station", "Luftdruck", "Temperatur"]),
        rows: vec![line(["Wien", "1013", "7"]), line(["Graz", "1009", "9"]), line(["Linz", "1011", "6"])],
        key: 0,
    }
}

/// What must not change any figure.
fn nothing_changes(tables: &[Table], turns: usize) -> Result<(), TestCaseError> {
    let known = figures(&star(tables), turns);
    let reversed = |table: &Table| table.with_rows(|row| table.rows.len() - 1 - row);
    let turned = |table: &Table| table.with_rows(|row| (row + turns) % table.rows.len());
    same(&known, turns, "rows reversed", &each(tables, reversed))?;
    same(&known, turns, "rows turned", &each(tables, turned))?;
    same(&known, turns, "columns turned", &each(tables, |table| table.with_columns(turns)))?;
    let halves: Vec<Table> = tables.iter().flat_map(|table| table.split(turns % (table.rows.len() + 1))).collect();
    same(&known, turns, "files in two", &halves)?;
    same(&known, turns, "files in another order", &tables.iter().rev().cloned().collect::<Vec<_>>())?;
    same(&known, turns, "beside a file that is none of it", &[&[unrelated()], tables].concat())
}

proptest! {
    // Each case reads a company's files in many ways.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.div_ceil(4), ..ProptestConfig::default() })]

    #[test]
    fn how_files_are_written_changes_nothing(company in company(), turns in 1usize..60) {
        let tables = company.tables(0);
        if !tables.is_empty() {
            nothing_changes(&tables, turns)?;
        }
    }

    #[test]
    fn the_language_of_headers_changes_nothing(company in company(), turns in 1usize..60) {
        let known = figures(&star(&company.tables(0)), turns);
        for language in 1..LANGUAGES {
            same(&known, turns, "in another language", &company.tables(language))?;
        }
    }

    #[test]
    fn parts_add_up_to_the_whole(company in company(), turns in 1usize..60) {
        for (context, answers) in contexts().into_iter().zip(figures(&star(&company.tables(0)), turns)) {
            for answer in answers.iter().filter(|answer| adds_up(answer, &context)) {
                let Ok(whole) = &answer.now else { continue };
                let parts: f64 = answer.parts.iter().filter_map(|part| part.now.as_ref().ok()).map(|part| part.number()).sum();
                prop_assert!((parts - whole.number()).abs() <= 1e-9 * whole.number().abs().max(1.0), "{parts} {answer:?}");
            }
        }
    }
}

/// Whether the parts of a figure are the whole: those of a count or a sum over rows of which
/// each belongs to one part.
fn adds_up(answer: &Answer, context: &Context) -> bool {
    let catalogue = catalogue();
    let Some(Ok(Node::Aggregate(index))) = catalogue.entry(&answer.kpi).map(|entry| entry.checked.as_ref().map(|meaning| &meaning.node))
    else {
        return false;
    };
    let Some(aggregate) = catalogue.aggregate(*index) else { return false };
    let is_additive = matches!(aggregate.op, AggregateOp::Count | AggregateOp::Sum);
    match answer.split {
        // A row without a day is in no span, and what stands open does so in several.
        Split::Over { .. } => is_additive && context.period.is_some() && aggregate.by.is_some() && !aggregate.text.contains("period."),
        _ => is_additive,
    }
}

//! Sheets of which each row is a period, with what was sold in it: `Month, Leads, Deals
//! won, Revenue, Target`, `Period, Rep, Quota, Actual`.

use crate::ingest::values::kind::ColumnKind;
use crate::sales::schema::{self, Dataset};
use crate::star::headers::meaning::{self, Header};
use crate::star::headers::measure::measure;
use crate::star::headers::vocabulary::means;
use crate::table::fold::fold;

/// What headers call that which was sold, and beside a target that which was reached.
const SOLD: &str = "revenue|sales|bookings|total revenue|total sales|actual revenue|actual sales|umsatz|chiffre d affaires|ventes|ventas|ingresos|\
                    receita|vendas|fatturato|ricavi|vendite|omzet|omsättning|omsætning|omsetning|przychód|sprzedaż|ciro|выручка|продажи|销售额|\
                    收入|銷售額|売上|매출|فروش";
const REACHED: &str = "actual|actuals|achieved|achievement|result|ist|istwert|realisiert|réalisé|réel|real|realizado|realizzato|gerealiseerd|utfall|факт|\
                       实际|实际完成|實際|実績|실적|عملکرد";
/// What may tell the rows of a period apart.
const APART: [&str; 9] = ["account", "product", "owner", "region", "country", "channel", "location", "segment", "currency"];

/// Whether a header names what was sold.
pub fn is_sold(header: &str) -> bool {
    is_one_of(header, SOLD)
}

fn is_one_of(header: &str, words: &str) -> bool {
    let name = fold(&measure(header).name);
    words.split('|').any(|word| fold(word) == name)
}

/// The fields of orders that the columns are, if the sheet is one of the sales of periods.
pub fn fields(headers: &[Header], of_targets: bool) -> Option<Vec<Option<String>>> {
    let is_period = |header: &Header| {
        let name = fold(header.name);
        header.kind == ColumnKind::Date && ["month", "quarter", "period"].iter().any(|field| means(&name, field))
    };
    let is_amount =
        |header: &Header| header.kind == ColumnKind::Number && (is_sold(header.name) || of_targets && is_one_of(header.name, REACHED));
    let (period, amount) = (headers.iter().position(is_period)?, headers.iter().position(is_amount)?);
    let known = meaning::map(schema::table(Dataset::Orders)?, &meaning::prepare(headers)).fields;
    let field = |(at, own): (usize, Option<&'static str>)| match at {
        _ if at == period => Some("at"),
        _ if at == amount => Some("amount"),
        _ => own.filter(|own| APART.contains(own)),
    };
    Some(known.into_iter().enumerate().map(|column| field(column).map(str::to_owned)).collect())
}

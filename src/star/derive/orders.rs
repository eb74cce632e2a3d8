//! What follows from the fields of order lines.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::star::fields::{Fields, Finding};
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// Without an amount, an order line is worth quantity × unit price, less the discount.
pub fn amount(draft: &mut Draft) {
    if draft.fields.contains_key("amount") {
        return;
    }
    if let Some((values, decimals)) = worth(&draft.fields) {
        draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals }));
    }
}

/// What each line is worth by its quantity and unit price, less the discount: a
/// share of it, or an amount off the line; `None` where no column says so.
pub fn worth(fields: &Fields) -> Option<(Vec<i64>, u8)> {
    const DECIMALS: u8 = 4;
    let number = |id: &str| match fields.get(id).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, u32::from(*decimals))),
        _ => None,
    };
    let ((quantities, quantity_scale), (prices, price_scale)) = (number("quantity")?, number("unit_price")?);
    let (share, money) = (number("discount"), number("discount_amount"));
    // An empty discount is none.
    let off = |discount: Option<(&Vec<i64>, u32)>, row: usize| {
        let (values, scale) = discount?;
        let value = values.get(row).copied().filter(|&value| value != EMPTY_NUMBER)?;
        Some((i128::from(value), scale))
    };
    let amount = |row: usize, quantity: i64, price: i64| -> Option<i64> {
        if quantity == EMPTY_NUMBER || price == EMPTY_NUMBER {
            return None;
        }
        let (mut value, mut scale) = (i128::from(quantity) * i128::from(price), quantity_scale + price_scale);
        if let Some((discount, discount_scale)) = off(share, row) {
            value = value.checked_mul(10i128.checked_pow(discount_scale)? - discount)?;
            scale += discount_scale;
        }
        let exact = value.checked_mul(10i128.pow(u32::from(DECIMALS)))?;
        let mut value = round_half_even(exact, 10i128.checked_pow(scale)?);
        if let Some((discount, discount_scale)) = off(money, row) {
            // A discount may be written as what it is or as what it takes away.
            let exact = discount.abs().checked_mul(10i128.pow(u32::from(DECIMALS)))?;
            value -= round_half_even(exact, 10i128.checked_pow(discount_scale)?) * if value < 0 { -1 } else { 1 };
        }
        i64::try_from(value).ok()
    };
    let rows = quantities.iter().zip(prices).enumerate();
    Some((rows.map(|(row, (&quantity, &price))| amount(row, quantity, price).unwrap_or(EMPTY_NUMBER)).collect(), DECIMALS))
}

/// What a status says of an order that is no sale, in small folded words.
const NO_SALE: &[&str] = &[
    "draft",
    "quotation",
    "quotationsent",
    "quote",
    "quotesent",
    "estimate",
    "proposal",
    "cancelled",
    "canceled",
    "cancel",
    "void",
    "voided",
    "refunded",
    "failed",
    "rejected",
    "declined",
    "expired",
    "abandoned",
    "trash",
    "deleted",
    "test",
    "duplicate",
    "chargeback",
    "chargedback",
    "lost",
    "closedlost",
    "closedcancelled",
    "cancelrequested",
    "paymentfailed",
    "storniert",
    "storno",
    "abgebrochen",
    "entwurf",
    "angebot",
    "erstattet",
    "abgelehnt",
    "ungultig",
    "annule",
    "annulee",
    "brouillon",
    "devis",
    "rembourse",
    "remboursee",
    "refuse",
    "cancelado",
    "cancelada",
    "anulado",
    "anulada",
    "borrador",
    "presupuesto",
    "cotizacion",
    "reembolsado",
    "reembolsada",
    "rechazado",
    "rascunho",
    "orcamento",
    "estornado",
    "recusado",
    "annullato",
    "annullata",
    "bozza",
    "preventivo",
    "rimborsato",
    "geannuleerd",
    "concept",
    "offerte",
    "terugbetaald",
    "annullerad",
    "annulleret",
    "kansellert",
    "utkast",
    "anulowane",
    "anulowano",
    "szkic",
    "oferta",
    "iptaledildi",
    "iptal",
    "taslak",
    "отменен",
    "отменён",
    "отмена",
    "черновик",
    "возврат",
    "已取消",
    "草稿",
    "报价",
    "已退款",
    "已作废",
    "キャンセル",
    "لغوشده",
    "پیشفاکتور",
];

/// Marks the orders that are no sales. What is below zero under such a word is what
/// was given back, and stays.
pub fn no_sales(draft: &mut Draft) {
    let rows = draft.rows;
    let is_negative = |row: usize| matches!(draft.fields.get("amount").map(|column| &**column), Some(Column::Number { values, .. }) if values.get(row).is_some_and(|&value| value < 0 && value != EMPTY_NUMBER));
    let mut void = vec![false; rows];
    let mut found: Vec<(&'static str, String, u64)> = Vec::new();
    if let Some(Column::Text { dictionary, codes }) = draft.fields.get("status").map(|column| &**column) {
        for (code, text) in dictionary.texts().enumerate().skip(1).filter(|(_, text)| NO_SALE.contains(&fold(text).as_str())) {
            let mut count = 0;
            for row in codes.iter().enumerate().filter(|(_, other)| **other as usize == code).map(|(row, _)| row) {
                if !is_negative(row) {
                    count += 1;
                    void.get_mut(row).into_iter().for_each(|void| *void = true);
                }
            }
            if count > 0 {
                found.push(("status", text.to_owned(), count));
            }
        }
    }
    if let Some(column) = draft.fields.get("cancelled_at") {
        let mut count = 0;
        for (row, void) in void.iter_mut().enumerate().filter(|(_, void)| !**void) {
            if column.is_filled(row) && !is_negative(row) {
                (*void, count) = (true, count + 1);
            }
        }
        if count > 0 {
            found.push(("cancelled_at", "cancelled".to_owned(), count));
        }
    }
    if found.is_empty() {
        return;
    }
    let mut dictionary = Dictionary::default();
    let yes = dictionary.code_or_insert("void");
    let codes = void.iter().map(|&void| if void { yes } else { EMPTY_CODE }).collect();
    draft.fields.insert(VOID.to_owned(), Arc::new(Column::Text { dictionary, codes }));
    draft.findings.extend(found.into_iter().map(|(field, text, rows)| Finding { field, kind: ProblemKind::NoSale { text }, rows }));
}

/// Which orders are no sales; only on the way.
const VOID: &str = "is_void";

/// Leaves out the orders that are no sales.
pub fn without_void(draft: &mut Draft) {
    let Some(column) = draft.fields.remove(VOID) else { return };
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|&row| !column.is_filled(row as usize)).collect();
    draft.keep(&kept);
}

/// What an order line cost is its amount less the profit.
pub fn cost(draft: &mut Draft) {
    let fields = &mut draft.fields;
    let (None, Some(amount), Some(profit)) = (fields.get("cost"), fields.get("amount"), fields.get("profit")) else { return };
    let empty = i128::from(EMPTY_NUMBER);
    if let Some(cost) = combined(amount, profit, |amount, profit| (amount != empty && profit != empty).then(|| amount - profit)) {
        fields.insert("cost".to_owned(), Arc::new(cost));
    }
}
